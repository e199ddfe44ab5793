import type { Ctx } from '../../platform/context.ts'
import type { At, CovenantRow, VersionRow } from './find.ts'

type Step = Partial<
  Pick<VersionRow, 'state' | 'sentOn' | 'decidedOn' | 'decision' | 'reason' | 'fromDay'>
>

/** Writes how far a version has come. */
export async function setVersion(
  { db }: Ctx,
  { keeperId, id, number }: Pick<At, 'keeperId' | 'id'> & { number: number },
  step: Step,
) {
  await db
    .updateTable('meetings.version')
    .set(step)
    .where('keeperId', '=', keeperId)
    .where('covenantId', '=', id)
    .where('number', '=', number)
    .execute()
}

/** From this day people live by this version; the one before is superseded. */
export async function takeForce(
  ctx: Ctx,
  { keeperId, id }: CovenantRow,
  { number, on }: { number: number; on: string },
) {
  await ctx.db
    .updateTable('meetings.version')
    .set({ state: 'superseded' })
    .where('keeperId', '=', keeperId)
    .where('covenantId', '=', id)
    .where('number', '<', number)
    .where('fromDay', 'is not', null)
    .execute()
  await setVersion(ctx, { keeperId, id, number }, { fromDay: on })
}
