import type { z } from 'zod'
import type { figures, ReportedFigure } from '../../../contract/figures.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { briefOf, findUnit, provincesOf } from '../units/module.ts'
import { mayApprove, mayReport } from './policy.ts'
import { summed } from './summed.ts'

/** What documents reported for a unit and those below it; a former unit's figure stands under the unit of today that contains it. */
export async function reportedUnder(
  ctx: OpenCtx,
  { unitId, map }: z.output<typeof figures.reported.input>,
) {
  const unit = await findUnit(ctx, unitId)
  const rows = await withSource(ctx)
    .where((where) =>
      where.or([
        where('u.path', '=', unit.path),
        where('u.path', 'like', `${unit.path}/%`),
        ...(map === 'today'
          ? [where('now.path', '=', unit.path), where('now.path', 'like', `${unit.path}/%`)]
          : []),
      ]),
    )
    .orderBy('f.ref')
    .execute()
  const said = rows.map(figureOf)
  return map === 'today' ? [...said, ...summed(said, briefOf(unit))] : said
}

/** The published figures of the movement, by the province of today they stand under. */
export async function published(ctx: OpenCtx) {
  const rows = await withSource(ctx)
    .where('f.state', 'in', ['approved', 'locked'])
    .orderBy('f.ref')
    .execute()
  const provinces = await provincesOf(ctx)
  return provinces.flatMap((province) => {
    const held = rows.filter(
      ({ nowPath }) => nowPath === province.path || nowPath.startsWith(`${province.path}/`),
    )
    return held.length > 0
      ? [{ province: briefOf(province), mapIds: province.mapIds, figures: held.map(figureOf) }]
      : []
  })
}

/** Moves a reported figure on: written, submitted, approved, locked. A locked one stays. */
export async function settleFigure(ctx: Ctx, { id, state }: z.output<typeof figures.settle.input>) {
  const found = await withSource(ctx).where('f.id', '=', id).executeTakeFirst()
  if (!found) throw notFound('figure')
  const approving = state === 'approved' || state === 'locked'
  allow(approving ? mayApprove(ctx.actor, found.nowPath) : mayReport(ctx.actor, found.nowPath))
  if (found.state === 'locked') throw conflict('figure.locked', figureOf(found))
  await ctx.db.updateTable('indicators.reported').set({ state }).where('id', '=', id).execute()
  return figureOf({ ...found, state })
}

function withSource({ db }: Pick<OpenCtx, 'db'>) {
  return db
    .selectFrom('indicators.reported as f')
    .innerJoin('indicators.source as s', 's.id', 'f.sourceId')
    .innerJoin('units.unit as u', 'u.id', 'f.unitId')
    .innerJoin('units.unit as now', 'now.id', 'u.todayId')
    .selectAll('f')
    .select(['s.title as sourceTitle', 's.publisher', 's.publishedOn', 's.key as sourceKey'])
    .select([
      'u.kind as unitKind',
      'u.title as unitTitle',
      'u.name as unitName',
      'u.validTo as unitValidTo',
    ])
    .select('now.path as nowPath')
}

type Row = Awaited<ReturnType<ReturnType<typeof withSource>['execute']>>[number]

function figureOf(row: Row): ReportedFigure {
  const {
    id,
    ref,
    indicator,
    modelType,
    subject,
    value,
    valueMax,
    denominator,
    date,
    qualifier,
    word,
    unitWord,
  } = row
  return {
    id,
    ref,
    indicator,
    modelType,
    subject,
    value,
    valueMax,
    denominator,
    date,
    qualifier,
    word,
    unitWord,
    unit: {
      id: row.unitId,
      kind: row.unitKind,
      title: row.unitTitle,
      name: row.unitName,
      validTo: row.unitValidTo,
    },
    periodKind: row.periodKind,
    from: row.fromDay,
    to: row.toDay,
    periodNote: row.periodNote,
    note: row.note,
    derived: null,
    state: row.state,
    source: {
      id: row.sourceId,
      title: row.sourceTitle,
      ...(row.publisher ? { publisher: row.publisher } : {}),
      ...(row.publishedOn ? { publishedOn: row.publishedOn } : {}),
      ...(row.sourceKey ? { key: row.sourceKey } : {}),
    },
  }
}
