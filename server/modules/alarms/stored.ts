import type { Kysely } from 'kysely'
import type { DB } from '../../platform/db/schema.ts'
import { AlarmEvent } from './events.ts'
import { retold, type ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type At = { keeperId: string; id: string }

/** An alarm from memory while it is fresh, and from what was kept of it after that. */
export async function recalled(
  { watch }: Pick<Alarms, 'watch'>,
  db: Kysely<DB>,
  { keeperId, id }: At,
): Promise<ToldAlarm | undefined> {
  const fresh = watch.alarm(id)
  if (fresh) return fresh.keeperId === keeperId ? fresh : undefined
  const rows = await db
    .selectFrom('alarms.event')
    .select('said')
    .where('keeperId', '=', keeperId)
    .where('alarmId', '=', id)
    .execute()
  return retold(rows.map(({ said }) => AlarmEvent.parse(said)))
}
