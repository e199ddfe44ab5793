import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { inScopeReading, itself } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { AlarmEvent } from './events.ts'

/** The bus has had its time: what is this old and was not heard will not come that way, in milliseconds. */
const due = 2000
/** How long somebody who keeps an event may take for it, before it is looked for no more. */
const lookedFor = 15_000
const minute = 60_000

type Known = (alarmId: string, id: string) => boolean

/**
 * What another process kept in the last seconds and the bus never brought: with the broker away, the
 * database tells. Where the database was away too, what happened meanwhile is kept only after it, by any
 * process at a moment of its own: for as long again, the question reaches back to before it went.
 */
export function openUnheard(house: Pick<House, 'db'>, since = Date.now()) {
  let answered = [since]

  return async (isKnown: Known, now = Date.now()) => {
    const last = answered.findLast((at) => at <= now - lookedFor) ?? now - lookedFor
    const events = await keptBetween(house, [last - due, now - due], isKnown)
    answered = [...answered.filter((at) => at >= last), now]
    return events
  }
}

/** Only the ids are read while nothing is missing. */
function keptBetween({ db }: Pick<House, 'db'>, [from, to]: [number, number], isKnown: Known) {
  return inScopeReading(db, itself, async (reading) => {
    const found = await reading
      .selectFrom('alarms.alarm as a')
      .innerJoin('alarms.event as e', (join) =>
        join.onRef('e.keeperId', '=', 'a.keeperId').onRef('e.alarmId', '=', 'a.id'),
      )
      .select(['e.keeperId', 'e.alarmId', 'e.id'])
      .where((is) =>
        is.or([is('a.closedAt', 'is', null), is('a.closedAt', '>', new Date(from - minute))]),
      )
      .where('a.mergedInto', 'is', null)
      .where('a.raisedAt', '>', sql<Date>`now() - interval '1 hour'`)
      .where('e.id', '>', uuid7(from))
      .where('e.id', '<', uuid7(to))
      .execute()
    const missing = found.filter(({ alarmId, id }) => !isKnown(alarmId, id))
    if (missing.length === 0) return []
    const rows = await reading
      .selectFrom('alarms.event')
      .select('said')
      .where('keeperId', 'in', [...new Set(missing.map(({ keeperId }) => keeperId))])
      .where(
        'id',
        'in',
        missing.map(({ id }) => id),
      )
      .orderBy('id')
      .execute()
    return rows.map(({ said }) => AlarmEvent.parse(said))
  })
}
