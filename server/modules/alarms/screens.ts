import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../platform/errors.ts'
import { signedIn } from '../../platform/http.ts'
import { audienceOf, hears } from './audience.ts'
import type { AlarmEvent } from './events.ts'
import { calledOf } from './texts.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

/** Screens that may be open on one process at a time. */
const mostScreens = 50_000
/** A screen that takes in nothing while this many bytes wait for it is gone. */
const mostWaiting = 256 * 1024

const opening = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n' +
    'x-content-type-options: nosniff\r\nx-accel-buffering: no\r\nconnection: close\r\n\r\nretry: 1000\n\n',
)
const beat = Buffer.from(': still here\n\n')

/**
 * The open screens: each an event stream that is told of the alarms its reader must hear. A frame is made
 * once and written to every socket as it is; nothing else is done for each screen.
 */
export async function screensDoor(app: FastifyInstance, alarms: Alarms) {
  const byAccount = new Map<string, Set<Socket>>()
  let open = 0

  function write(sockets: Iterable<Socket>, frame: Buffer) {
    for (const socket of sockets) {
      if (socket.writableLength > mostWaiting) socket.destroy()
      else socket.write(frame)
    }
  }

  alarms.watch.onEvent((event, alarm) => {
    const frame = frameOf(alarms, event, alarm)
    for (const accountId of audienceOf(alarms.roster, alarm)) {
      const sockets = byAccount.get(accountId)
      if (sockets) write(sockets, frame)
    }
  })

  // Whose session ended hears no more; a session that stands opens its screen again by itself.
  app.house.bus.everywhere('accounts.session_ended', async ({ accountId }) => {
    for (const socket of byAccount.get(accountId) ?? []) socket.destroy()
  })

  const beating = setInterval(() => {
    for (const sockets of byAccount.values()) write(sockets, beat)
  }, 25_000)

  app.get(
    '/api/alarms/live',
    { config: { door: 'route', rateLimit: false } },
    async (request, reply) => {
      const actor = await signedIn(request, app.actorLately)
      if (open >= mostScreens) throw new Refusal(503, 'live.full')
      const { accountId } = actor
      const last = request.headers['last-event-id']
      const { socket } = request.raw
      reply.hijack()
      if (socket.destroyed) return
      socket.setNoDelay(true)
      socket.setTimeout(0)
      socket.write(opening)
      socket.write(missed(alarms, accountId, typeof last === 'string' ? last : undefined))

      const mine = byAccount.get(accountId) ?? new Set()
      byAccount.set(accountId, mine.add(socket))
      open += 1
      socket.once('close', () => {
        open -= 1
        mine.delete(socket)
        if (mine.size === 0 && byAccount.get(accountId) === mine) byAccount.delete(accountId)
      })
    },
  )

  app.addHook('preClose', async () => {
    clearInterval(beating)
    for (const sockets of byAccount.values()) for (const socket of sockets) socket.destroy()
  })
}

/** What a screen that comes back has not been told yet, and which alarms are open now. */
function missed(alarms: Alarms, accountId: string, last: string | undefined) {
  const mine = alarms.watch.recent().filter((alarm) => hears(alarms.roster, alarm, accountId))
  const frames = last
    ? mine
        .flatMap((alarm) => alarm.events.map((event) => ({ event, alarm })))
        .filter(({ event }) => event.id > last)
        .sort((one, other) => (one.event.id < other.event.id ? -1 : 1))
        .map(({ event, alarm }) => frameOf(alarms, event, alarm))
    : []
  const ids = mine.filter(({ closed }) => !closed).map(({ id }) => id)
  const now = Buffer.from(`event: open\ndata: ${JSON.stringify({ alarms: ids })}\n\n`)
  return Buffer.concat([...frames, now])
}

/** One line for every screen: enough to show the alarm before anything else is asked. */
function frameOf({ roster }: Alarms, event: AlarmEvent, alarm: ToldAlarm) {
  const team = roster.team(alarm.teamId)
  const by = 'by' in event ? event.by : undefined
  const said = {
    id: alarm.id,
    keeperId: alarm.keeperId,
    teamId: alarm.teamId,
    what: event.what,
    kind: alarm.kind,
    drill: alarm.drill,
    silent: alarm.silent,
    at: event.at,
    team: team && calledOf(team),
    home: team?.homes.find(({ id }) => id === by?.homeId)?.name ?? null,
    homeId: by?.homeId,
    ...('text' in event ? { text: event.text } : {}),
    ...('place' in event ? { place: event.place } : {}),
    ...('answer' in event ? { answer: event.answer } : {}),
    ...(event.what === 'carried' ? { circle: event.to.at(-1) } : {}),
    ...('outcome' in event ? { outcome: event.outcome } : {}),
    ...('reason' in event ? { reason: event.reason } : {}),
    ...(event.what === 'siren' ? { siren: { id: event.deviceId, state: event.state } } : {}),
  }
  return Buffer.from(`id: ${event.id}\nevent: alarm\ndata: ${JSON.stringify(said)}\n\n`)
}
