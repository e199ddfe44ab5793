import type { z } from 'zod'
import type { units } from '../../../contract/units.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { briefOf, findUnit, type UnitRow, unitOf, unitsById } from './find.ts'
import { nationId } from './ids.ts'
import { lastOldDay, mapDay } from './loaded.ts'

const vietnamese = new Intl.Collator('vi', { numeric: true })

/** The country, from which every walk down begins. */
export async function readNation(ctx: OpenCtx) {
  return unitOf(await findUnit(ctx, nationId))
}

/** One unit with what stands above it, what it came from and what it became. */
export async function readUnit(ctx: OpenCtx, { id }: { id: string }) {
  const unit = await findUnit(ctx, id)
  const [above, cameFrom, became, spans] = await Promise.all([
    unitsAbove(ctx, unit),
    succession(ctx, 'toId', 'fromId', id),
    succession(ctx, 'fromId', 'toId', id),
    spanned(ctx, id),
  ])
  return { ...unitOf(unit), above: above.map(briefOf), cameFrom, became, spans }
}

/** The units directly below: those that live today, or those of the last day of the old map. */
export async function below(ctx: OpenCtx, { id, map, kind }: z.output<typeof units.below.input>) {
  const [unit, living] = await Promise.all([
    findUnit(ctx, id),
    map === 'today' ? livingBelow(ctx, id) : undefined,
  ])
  const rows = living ?? (await oldBelow(ctx, unit))
  return rows
    .filter((row) => kind === undefined || row.kind === kind)
    .sort((a, b) => vietnamese.compare(a.name, b.name) || vietnamese.compare(a.title, b.title))
    .map(unitOf)
}

/** The provinces of today, in the order of their names. */
export async function provincesOf({ db }: Pick<OpenCtx, 'db'>) {
  const rows = await db
    .selectFrom('units.unit')
    .selectAll()
    .where('kind', '=', 'province')
    .where('validTo', 'is', null)
    .execute()
  return rows.sort((a, b) => vietnamese.compare(a.name, b.name))
}

/** What stands above a unit on its own map, the country first. */
async function unitsAbove({ db }: OpenCtx, { path }: UnitRow) {
  const segments = path.split('/').slice(1, -1)
  const paths = segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`)
  if (paths.length === 0) return []
  const rows = await db.selectFrom('units.unit').selectAll().where('path', 'in', paths).execute()
  return rows.sort((a, b) => a.path.length - b.path.length)
}

function livingBelow({ db }: OpenCtx, id: string) {
  return db
    .selectFrom('units.unit')
    .selectAll()
    .where('parentId', '=', id)
    .where('validTo', 'is', null)
    .execute()
}

// A unit that began with today's map has nothing below it on the old one; what it came from is shown instead.
async function oldBelow(ctx: OpenCtx, unit: UnitRow) {
  const { db } = ctx
  if (unit.validFrom === mapDay) {
    return db
      .selectFrom('units.succession')
      .innerJoin('units.unit', 'units.unit.id', 'units.succession.fromId')
      .selectAll('units.unit')
      .where('toId', '=', unit.id)
      .where('onDay', '=', mapDay)
      .execute()
  }
  const rows =
    unit.kind === 'commune' && unit.validTo !== null
      ? db
          .selectFrom('units.unit')
          .innerJoin('units.above', 'units.above.unitId', 'units.unit.id')
          .selectAll('units.unit')
          .where('aboveId', '=', unit.id)
          .where('before', '=', mapDay)
          .where('kind', '=', 'residential')
      : db.selectFrom('units.unit').selectAll('units.unit').where('parentId', '=', unit.id)
  return rows
    .where((eb) => eb.or([eb('validFrom', 'is', null), eb('validFrom', '<=', lastOldDay)]))
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', lastOldDay)]))
    .execute()
}

async function succession(
  ctx: OpenCtx,
  mine: 'fromId' | 'toId',
  other: 'fromId' | 'toId',
  id: string,
) {
  const rows = await ctx.db
    .selectFrom('units.succession')
    .selectAll()
    .where(mine, '=', id)
    .execute()
  const others = await unitsById(
    ctx,
    rows.map((row) => row[other]),
  )
  return rows
    .map((row) => {
      const unit = others.get(row[other])
      if (!unit) throw notFound('unit')
      return { ...briefOf(unit), on: row.onDay, whole: row.whole }
    })
    .sort((a, b) => vietnamese.compare(a.name, b.name))
}

async function spanned({ db }: OpenCtx, bodyId: string) {
  const rows = await db
    .selectFrom('units.span')
    .innerJoin('units.unit', 'units.unit.id', 'units.span.unitId')
    .selectAll('units.unit')
    .where('bodyId', '=', bodyId)
    .execute()
  return rows.map(briefOf).sort((a, b) => vietnamese.compare(a.name, b.name))
}
