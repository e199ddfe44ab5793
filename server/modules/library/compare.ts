import { sql } from 'kysely'
import type { z } from 'zod'
import type { Compared, library } from '../../../contract/library.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { firstDay } from '../../platform/days.ts'
import { wrong } from '../../platform/errors.ts'
import { tenths } from '../standards/module.ts'
import { kinOf } from './family.ts'
import { type Found, modelsAt } from './find.ts'
import { monthsOf, outcomesOf } from './outcome.ts'

type Asked = z.output<typeof library.compare.input>

/** Models of one family beside each other by what came of them. */
export async function compare(ctx: OpenCtx, asked: Asked): Promise<Compared> {
  const indicators = comparableIn(ctx)
  const indicator = asked.indicator ?? indicators[0] ?? ''
  if (!indicators.includes(indicator)) throw wrong('indicator', 'not_comparable')
  const { kin } = await kinOf(ctx, asked)
  const wanted = asked.ids.map((id) => kin.find((each) => each.id === id))
  if (wanted.some((each) => each === undefined)) throw wrong('ids', 'unknown')

  const found = await modelsAt(
    ctx,
    wanted.flatMap((each) => each ?? []),
  )
  const [outcomes, happened] = await Promise.all([
    outcomesOf(ctx, found),
    Promise.all(found.map((model) => happenedAt(ctx, model, indicator))),
  ])
  return {
    indicator,
    indicators,
    models: found.flatMap((model, at) => {
      const [outcome, there] = [outcomes[at], happened[at]]
      return outcome && there ? [{ model, outcome, happened: { indicator, ...there } }] : []
    }),
  }
}

/** What happens by itself: what is done because of the model says nothing when it is compared. */
function comparableIn({ house: { catalog } }: Pick<OpenCtx, 'house'>) {
  return [...new Set([...catalog.problems.values()].flatMap(({ compare: each }) => each))]
}

/** For every thousand households and a year, in the months that are looked at; too few are not said. */
async function happenedAt(
  { db, house }: Pick<OpenCtx, 'db' | 'house'>,
  model: Found,
  indicator: string,
) {
  const months = monthsOf(model)
  const [from, to] = [months[0], months.at(-1)]
  const unsaid = { perThousand: null, suppressed: false }
  if (!from || !to || !model.unitHouseholds) return unsaid
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum(amount), 0)::float8 as amount from indicators.monthly
     where unit_id = ${model.unit.id} and indicator = ${indicator}
       and year between ${Number(from.slice(0, 4))} and ${Number(to.slice(0, 4))}
       and month between ${firstDay(from)}::date and ${firstDay(to)}::date`.execute(db)
  const amount = rows[0]?.amount ?? 0
  const { suppressBelow = 0 } = house.catalog.indicators.get(indicator) ?? {}
  if (amount > 0 && amount < suppressBelow) return { perThousand: null, suppressed: true }
  const yearly = (amount * monthsInYear) / months.length
  return { perThousand: tenths((yearly * 1000) / model.unitHouseholds), suppressed: false }
}

const monthsInYear = 12
