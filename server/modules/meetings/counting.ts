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
