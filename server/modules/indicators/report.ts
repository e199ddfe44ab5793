import type { z } from 'zod'
import type { figures, NewFigure } from '../../../contract/figures.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, Refusal } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { findByName, findUnit } from '../units/module.ts'
import { mayReport } from './policy.ts'

type Batch = z.output<typeof figures.report.input>

/** Loads what a document says, all or none. The same ref from the same source is the same figure. */
export async function report(ctx: Ctx, { source, figures: batch }: Batch) {
  const places = await Promise.all(batch.map((figure, at) => placeOf(ctx, figure, at)))
  // A former unit is reported for by those who answer for it today.
  for (const place of places) allow(mayReport(ctx.actor, place.todayPath))
  const wrong = batch.flatMap((figure, at) =>
    faultsOf(ctx, figure).map((fault) => ({ ...fault, path: `figures.${at}.${fault.path}` })),
  )
  if (wrong.length > 0) throw new Refusal(400, 'invalid_input', wrong)

  const sourceId = await sourceOf(ctx, source)
  const known = new Map(
    (
      await ctx.db
        .selectFrom('indicators.reported')
        .selectAll()
        .where('sourceId', '=', sourceId)
        .execute()
    ).map((row) => [row.ref, row]),
  )
  const rows = batch.map((figure, at) => ({
    ...rowOf(figure),
    unitId: places[at]?.id ?? '',
    sourceId,
  }))
  const changed = rows.find(({ ref, value }) => known.has(ref) && known.get(ref)?.value !== value)
  if (changed) throw conflict('figure.other_value', known.get(changed.ref))
  const fresh = rows.filter(({ ref }) => !known.has(ref))
  // A withheld figure is invisible even to the one who loads it, so a repeat of it is met here.
  if (fresh.length > 0) {
    await ctx.db
      .insertInto('indicators.reported')
      .values(fresh.map((row) => ({ id: uuid7(), ...row })))
      .onConflict((clash) => clash.doNothing())
      .execute()
  }
  return { sourceId, added: fresh.length, known: rows.length - fresh.length }
}

type Place = { id: string; todayPath: string }

async function placeOf(ctx: Ctx, { unit }: NewFigure, at: number): Promise<Place> {
  const found = 'id' in unit ? await findUnit(ctx, unit.id) : await findByName(ctx, unit)
  if (!found)
    throw new Refusal(400, 'invalid_input', [{ path: `figures.${at}.unit`, code: 'unit_unknown' }])
  const now = found.todayId === found.id ? found : await findUnit(ctx, found.todayId)
  return { id: found.id, todayPath: now.path }
}

function faultsOf(ctx: Ctx, figure: NewFigure) {
  const faults: { path: string; code: string }[] = []
  const { catalog } = ctx.house
  if (figure.qualifier !== 'no_figure' && !catalog.indicators.has(figure.indicator)) {
    faults.push({ path: 'indicator', code: 'indicator_unknown' })
  }
  if (figure.modelType && !catalog.models.has(figure.modelType))
    faults.push({ path: 'modelType', code: 'model_type_unknown' })
  const needs = needed[figure.qualifier]
  for (const name of needs) if (figure[name] === null) faults.push({ path: name, code: 'missing' })
  if (figure.valueMax !== null && figure.value !== null && figure.valueMax < figure.value) {
    faults.push({ path: 'valueMax', code: 'range_backwards' })
  }
  if (figure.denominator !== null && (figure.value ?? 0) > figure.denominator) {
    faults.push({ path: 'value', code: 'more_than_all' })
  }
  if (figure.from && figure.to && figure.to < figure.from)
    faults.push({ path: 'to', code: 'period_backwards' })
  return faults
}

/** What each way of saying a number cannot do without. */
const needed: Record<NewFigure['qualifier'], ('value' | 'valueMax' | 'word' | 'date')[]> = {
  exact: ['value'],
  nearly: ['value', 'word'],
  more_than: ['value', 'word'],
  over: ['value', 'word'],
  about: ['value', 'word'],
  range: ['value', 'valueMax'],
  magnitude: ['word'],
  none: ['value', 'word'],
  date: ['date'],
  no_figure: [],
}

async function sourceOf(ctx: Ctx, { title, publisher, publishedOn, key }: Batch['source']) {
  const known = await ctx.db
    .selectFrom('indicators.source')
    .select('id')
    .where((where) =>
      key
        ? where('key', '=', key)
        : where.and([where('title', '=', title), where('key', 'is', null)]),
    )
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await ctx.db
    .insertInto('indicators.source')
    .values({
      id: uuid7(),
      title,
      publisher: publisher ?? null,
      publishedOn: publishedOn ?? null,
      key: key ?? null,
      loadedBy: ctx.actor.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function rowOf(figure: NewFigure) {
  const { unit: _, from, to, modelType, ...rest } = figure
  return { ...rest, modelType: modelType ?? null, fromDay: from, toDay: to }
}
