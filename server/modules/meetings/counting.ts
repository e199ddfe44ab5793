import { sql } from 'kysely'
import { tell } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { monthOf } from '../../platform/days.ts'
import type { CovenantRow } from './find.ts'

type Counting = Pick<CovenantRow, 'keeperId' | 'id' | 'unitId'>

/** Only where a household signs does a signature count as a household's. */
export function countsHouseholds({ signer }: Pick<CovenantRow, 'signer'>) {
  return signer === 'household' || signer === 'family'
}

/** So many households more, or fewer, are under a signed commitment from a day on. */
export async function countHouseholds(
  ctx: Pick<Ctx, 'db' | 'house'>,
  moves: { covenant: Counting; on: string; amount: number }[],
) {
  await tell(
    ctx,
    'figures.counted',
    moves
      .filter(({ amount }) => amount !== 0)
      .map(({ covenant: { keeperId, id, unitId }, on, amount }) => ({
        keeperId,
        source: 'covenant',
        sourceId: id,
        unitId,
        entries: [
          {
            indicator: 'commitment.households',
            month: monthOf(on),
            amount,
          },
        ],
      })),
  )
}

type Left = Counting & { on: string; amount: number }

/**
 * Takes whoever stands by a covenant, or by all of a model, from the figures on a day, each once; whoever signed
 * after that day leaves on the day they signed. The signatures stay as they were given.
 */
export async function leaveFigures(
  ctx: Pick<Ctx, 'db' | 'house'>,
  { keeperId, ...of }: { keeperId: string } & ({ covenantId: string } | { modelId: string }),
  day: string,
) {
  const which = 'modelId' in of ? sql`c.model_id = ${of.modelId}` : sql`c.id = ${of.covenantId}`
  const { rows } = await sql<Left>`
    with gone as (
      update meetings.signature s set counted = false from meetings.covenant c
       where s.keeper_id = ${keeperId} and s.counted
         and c.keeper_id = s.keeper_id and c.id = s.covenant_id and ${which}
      returning c.keeper_id, c.id, c.unit_id, greatest(s.signed_on, ${day}::date) as on_day)
    select keeper_id, id, unit_id, on_day as "on", -count(*)::int as amount
      from gone group by keeper_id, id, unit_id, on_day order by on_day, id`.execute(ctx.db)
  await countHouseholds(
    ctx,
    rows.map(({ on, amount, ...covenant }) => ({ covenant, on, amount })),
  )
}
