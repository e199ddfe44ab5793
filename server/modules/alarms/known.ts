import type { Ctx } from '../../platform/context.ts'

/** An alarm of a commune as a case may know it: that it was, of what kind, when. Drills are nobody's case. */
export async function alarmForCase(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, id }: { keeperId: string; id: string },
) {
  return db
    .selectFrom('alarms.alarm')
    .select(['id', 'kind', 'raisedAt'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('drill', '=', false)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
}
