import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { inScopeReading, itself } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { AlarmEvent } from './events.ts'

/** The bus has had its time: what is this old and was not heard will not come that way, in milliseconds. */
const due = 2000
const lookedAt = 15_000

type Known = (alarmId: string, id: string) => boolean

/**
 * What another process kept in the last seconds and the bus never brought: with the broker away, the
 * database tells. Only the ids are read while nothing is missing.
 */
export function unheard({ db }: Pick<House, 'db'>, isKnown: Known, now = Date.now()) {
  return inScopeReading(db, itself, async (reading) => {
    const found = await reading
      .selectFrom('alarms.alarm as a')
      .innerJoin('alarms.event as e', (join) =>
        join.onRef('e.keeperId', '=', 'a.keeperId').onRef('e.alarmId', '=', 'a.id'),
      )
      .select(['e.keeperId', 'e.alarmId', 'e.id'])
      .where((is) =>
        is.or([
          is('a.closedAt', 'is', null),
          is('a.closedAt', '>', sql<Date>`now() - interval '1 minute'`),
        ]),
      )
      .where('a.mergedInto', 'is', null)
      .where('a.raisedAt', '>', sql<Date>`now() - interval '1 hour'`)
      .where('e.id', '>', uuid7(now - lookedAt))
      .where('e.id', '<', uuid7(now - due))
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
