import { sql } from 'kysely'
import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import { within } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { standing } from './access.ts'
import { boardOf, briefOf, type Known } from './board.ts'
import { numbersOf } from './numbers.ts'
import { mayHoldDrill, mayRaise } from './policy.ts'
import { recalled } from './stored.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Asked<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>

/** What concerns the reader now, from memory: it answers while the database does not. */
export function openNow(alarms: Alarms) {
  return ({ actor }: Pick<Ctx, 'actor'>) => {
    const { roster, watch, house } = alarms
    const living = roster.teamsOf(actor.accountId)
    const kept = actor.posts.flatMap(({ unitId }) => roster.team(unitId) ?? [])
    const mine = [...new Map([...living, ...kept].map((team) => [team.id, team])).values()]
    return {
      alarms: watch
        .open()
        .filter((alarm) => standing(alarms, actor, alarm).hears)
        .flatMap((alarm) => briefOf(alarms, alarm) ?? []),
      teams: mine
        .filter((team) => mayRaise(actor, { path: team.path, member: living.includes(team) }))
        .map((team) => {
          const homeId = team.members.find(({ accountId }) => accountId === actor.accountId)?.homeId
          return {
            keeperId: team.keeperId,
            team: team.unit,
            home: team.homes.find(({ id }) => id === homeId)?.name ?? null,
            mayDrill: mayHoldDrill(actor, team.path),
          }
        }),
      numbers: numbersOf(house),
    }
  }
}

/** One alarm, whole. What only the database knows is left out while it does not answer. */
export function readAlarm(alarms: Alarms) {
  return async (ctx: Ctx, at: Asked<'read'>) => {
    const alarm = await recalled(alarms, ctx.db, at)
    if (!alarm || !standing(alarms, ctx.actor, alarm).hears) throw notFound('alarm')
    const board = boardOf(alarms, ctx.actor, { alarm, known: await known(ctx, alarm) })
    if (!board) throw notFound('alarm')
    return board
  }
}

async function known({ db }: Ctx, { keeperId, id, teamId }: ToldAlarm): Promise<Known> {
  const [seen, needs] = await Promise.all([
    db
      .selectFrom('alarms.delivery')
      .select(['who', sql<string>`to_json(min(seen_at))#>>'{}'`.as('seenAt')])
      .where('keeperId', '=', keeperId)
      .where('alarmId', '=', id)
      .where('seenAt', 'is not', null)
      .groupBy('who')
      .execute(),
    db
      .selectFrom('alarms.need as n')
      .innerJoin('alarms.home as h', (join) =>
        join.onRef('h.keeperId', '=', 'n.keeperId').onRef('h.id', '=', 'n.homeId'),
      )
      .select(['n.homeId', 'n.what'])
      .where('n.keeperId', '=', keeperId)
      .where('h.teamId', '=', teamId)
      .where('n.withdrawnAt', 'is', null)
      .execute(),
  ])
  const byHome = new Map<string, string[]>()
  for (const { homeId, what } of needs) byHome.set(homeId, [...(byHome.get(homeId) ?? []), what])
  return {
    seen: new Map(seen.map(({ who, seenAt }) => [who, new Date(seenAt).toISOString()])),
    needs: byHome,
  }
}

/** Past and present alarms under a unit, newest first; a page at a time. */
export function listAlarms(alarms: Alarms) {
  return async (ctx: Ctx, { under, kind, drill, after, limit }: Asked<'list'>) => {
    const { path } = await findUnit(ctx, under)
    const [before, beforeId] = after?.split('~') ?? []
    const rows = await ctx.db
      .selectFrom('alarms.alarm as a')
      .innerJoin('units.unit as u', 'u.id', 'a.teamId')
      .select(['a.keeperId', 'a.id', sql<string>`a.raised_at::text`.as('raised')])
      .where('a.mergedInto', 'is', null)
      .where((is) => is.or([is('u.path', '=', path), is('u.path', 'like', `${path}/%`)]))
      .where(within(ctx.actor, 'u.path'))
      .$if(kind !== undefined, (query) => query.where('a.kind', '=', kind ?? ''))
      .$if(drill !== undefined, (query) => query.where('a.drill', '=', drill ?? false))
      .$if(before !== undefined, (query) =>
        query.where(
          sql<boolean>`(a.raised_at, a.id) < (${before}::timestamptz, ${beforeId}::uuid)`,
        ),
      )
      .orderBy('a.raisedAt', 'desc')
      .orderBy('a.id', 'desc')
      .limit(limit + 1)
      .execute()
    const shown = rows.slice(0, limit)
    const told = await Promise.all(shown.map((row) => recalled(alarms, ctx.db, row)))
    const last = shown.at(-1)
    return {
      alarms: told
        .filter((alarm) => alarm !== undefined)
        .filter((alarm) => standing(alarms, ctx.actor, alarm).hears)
        .flatMap((alarm) => briefOf(alarms, alarm) ?? []),
      next: rows.length > limit && last ? `${last.raised}~${last.id}` : null,
    }
  }
}
