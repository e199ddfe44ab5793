import type { Outcome } from '../../../contract/library.ts'
import type { OpenCtx } from '../../platform/context.ts'
import {
  daysLater,
  firstDay,
  monthOf,
  monthsBetween,
  monthsLater,
  today,
} from '../../platform/days.ts'
import { worksOf } from '../activities/module.ts'
import { coverageOf } from '../meetings/module.ts'
import { tenths } from '../standards/module.ts'
import type { Found } from './find.ts'

/** How many whole months are looked at, at most. */
const longest = 12

type Life = { startedOn: string | null; endedOn: string | null }

/** The whole months of a model's life that are looked at: the last twelve, or as many as there are. */
export function monthsOf({ startedOn, endedOn }: Life, day = today()): string[] {
  if (!startedOn) return []
  const started = monthOf(startedOn)
  const first = startedOn === firstDay(started) ? started : monthsLater(started, 1)
  const last = monthsLater(monthOf(endedOn && endedOn < day ? endedOn : day), -1)
  const from = monthsLater(last, 1 - longest)
  return monthsBetween(from > first ? from : first, last)
}

/** For how many whole months it has been at work, to this day or to its end. */
export function monthsAlive({ startedOn, endedOn }: Life, day = today()) {
  if (!startedOn) return null
  const to = endedOn && endedOn < day ? endedOn : day
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = startedOn.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
  return Math.max(0, months)
}

/** The public numbers of some models: counts alone, the same for everybody. */
export async function outcomesOf(
  ctx: Pick<OpenCtx, 'db' | 'house'>,
  models: Found[],
): Promise<Outcome[]> {
  const day = today()
  const [covered, works] = await Promise.all([
    coverageOf(ctx, models, day),
    Promise.all(models.map((model) => workOf(ctx, model, monthsOf(model, day)))),
  ])
  return models.map((model, at) => {
    const months = monthsOf(model, day)
    const signed = covered.find(
      ({ keeperId, id }) => keeperId === model.keeperId && id === model.id,
    )
    const { records, came, counted } = works[at] ?? nothing
    return {
      from: months[0] ?? null,
      to: months.at(-1) ?? null,
      months: months.length,
      alive: monthsAlive(model, day),
      recordsAMonth: months.length > 0 ? tenths(records / months.length) : null,
      attendance: counted > 0 ? tenths(came / counted) : null,
      coverage: signed ? { signed: signed.signed, signers: signed.signers } : null,
      latest: model.latest,
      points: model.points,
      teams: model.teams,
      households: model.households,
      copies: model.copies,
    }
  })
}

const nothing = { records: 0, came: 0, counted: 0 }

async function workOf(
  ctx: Pick<OpenCtx, 'db' | 'house'>,
  { keeperId, id }: Found,
  months: string[],
) {
  const [from, to] = [months[0], months.at(-1)]
  if (!from || !to) return nothing
  const window = { from: firstDay(from), to: daysLater(firstDay(monthsLater(to, 1)), -1) }
  const found = await worksOf(ctx, { keeperIds: [keeperId], modelId: id }, window)
  return (found.get(id) ?? []).reduce(
    (sum, { records, came, counted }) => ({
      records: sum.records + records,
      came: sum.came + came,
      counted: sum.counted + counted,
    }),
    nothing,
  )
}
