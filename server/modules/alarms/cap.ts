import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { create } from 'xmlbuilder2'
import { z } from 'zod'
import { Id } from '../../../contract/wire.ts'
import type { DB } from '../../platform/db/schema.ts'
import { inScopeReading, itself } from '../../platform/db/scope.ts'
import { notFound } from '../../platform/errors.ts'
import { areasOf } from './cap-area.ts'
import { capOf, legible, local, messagesOf, type Sender } from './cap-message.ts'
import { AlarmEvent } from './events.ts'
import { numbersOf } from './numbers.ts'
import { recalled } from './stored.ts'
import { retold, type ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

const At = z.object({ keeperId: Id, id: Id })
const mostEntries = 200
const feedPath = '/api/alarms/cap'

/** The public feed: alarms that may be told to anybody, as other warning systems read them. No home, no person. */
export async function capDoor(app: FastifyInstance, alarms: Alarms) {
  const config = { door: 'open' as const, rateLimit: { max: 120, timeWindow: '1 minute' } }
  const { house } = alarms
  const read = <Answer>(work: (db: Kysely<DB>) => Promise<Answer>) =>
    inScopeReading(house.reads, itself, work)

  app.get(feedPath, { config }, async (_, reply) => {
    const entries = await read(async (db) => described(alarms, db, await lately(alarms, db)))
    return inXml(reply, 'application/atom+xml', feedOf(senderOf(alarms), entries))
  })
  app.get(`${feedPath}/:keeperId/:id`, { config }, async (request, reply) => {
    const at = At.safeParse(request.params)
    if (!at.success) throw notFound('alarm')
    const [entry] = await read(async (db) => {
      const alarm = await recalled(alarms, db, at.data)
      return described(alarms, db, alarm ? [alarm] : [])
    })
    if (!entry) throw notFound('alarm')
    return inXml(reply, 'application/cap+xml', entry.cap)
  })
}

function inXml(reply: FastifyReply, type: string, text: string) {
  return reply
    .header('content-type', `${type}; charset=utf-8`)
    .header('cache-control', 'no-cache')
    .header('access-control-allow-origin', '*')
    .send(text)
}

/** The alarms of the last seven days: what was kept, and what is known here already. */
async function lately({ watch }: Alarms, db: Kysely<DB>) {
  const rows = await db
    .selectFrom('alarms.event as e')
    .innerJoin('alarms.alarm as a', (join) =>
      join.onRef('a.keeperId', '=', 'e.keeperId').onRef('a.id', '=', 'e.alarmId'),
    )
    .select(['e.alarmId', 'e.said'])
    .where('a.id', 'in', (from) =>
      from
        .selectFrom('alarms.alarm')
        .select('id')
        .where('raisedAt', '>', sql<Date>`now() - interval '7 days'`)
        .where('mergedInto', 'is', null)
        .where('silent', '=', false)
        .orderBy('raisedAt', 'desc')
        .limit(mostEntries),
    )
    .execute()
  const said = new Map<string, AlarmEvent[]>()
  for (const row of rows)
    said.set(row.alarmId, [...(said.get(row.alarmId) ?? []), AlarmEvent.parse(row.said)])
  const kept = [...said.values()].flatMap((events) => retold(events) ?? [])
  const all = new Map([...kept, ...watch.recent()].map((alarm) => [alarm.id, alarm]))
  return [...all.values()]
    .toSorted((one, other) => (one.raisedAt < other.raisedAt ? 1 : -1))
    .slice(0, mostEntries)
}

type Entry = { alarm: ToldAlarm; title: string; updated: string; cap: string }

/** Those of them that the public is told, each with its newest message. */
async function described(alarms: Alarms, db: Kysely<DB>, all: ToldAlarm[]): Promise<Entry[]> {
  const { roster, house } = alarms
  const paths = new Map(all.map(({ teamId }) => [teamId, roster.team(teamId)?.path ?? '']))
  const areas = await areasOf(db, [...new Set(paths.values())])
  const sender = senderOf(alarms)
  return all.flatMap((alarm) => {
    const kind = house.catalog.alarms.get(alarm.kind)
    const area = areas.get(paths.get(alarm.teamId) ?? '')
    const newest = messagesOf(alarm).at(-1)
    if (!kind?.public || !area || !newest) return []
    const number = numbersOf(house)[kind.number]
    const cap = capOf({ alarm, kind, area, sender, number })
    const marks = alarm.drill ? 'DIỄN TẬP · ' : ''
    return cap
      ? [{ alarm, title: `${marks}${kind.name.vi} · ${area.name}`, updated: newest.at, cap }]
      : []
  })
}

function senderOf({ house }: Alarms): Sender {
  const { publicUrl } = house.config
  return { id: `bao-dong@${new URL(publicUrl).hostname}`, name: 'Bình Yên', web: publicUrl }
}

function feedOf({ name, web }: Sender, entries: Entry[]) {
  const updated = entries.map((entry) => entry.updated).reduce(later, '2020-01-01T00:00:00Z')
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        '@xml:lang': 'vi',
        id: `${web}${feedPath}`,
        title: name,
        updated: local(updated),
        author: { name, uri: web },
        link: { '@rel': 'self', '@type': 'application/atom+xml', '@href': `${web}${feedPath}` },
        entry: entries.map(({ alarm, title, ...entry }) => ({
          id: `urn:uuid:${alarm.id}`,
          title: legible(title),
          updated: local(entry.updated),
          published: local(alarm.raisedAt),
          link: {
            '@rel': 'alternate',
            '@type': 'application/cap+xml',
            '@href': `${web}${feedPath}/${alarm.keeperId}/${alarm.id}`,
          },
          summary: legible(title),
        })),
      },
    },
  ).end({ prettyPrint: true })
}

function later(one: string, other: string) {
  return one > other ? one : other
}
