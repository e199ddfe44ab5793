import type { z } from 'zod'
import type { units } from '../../../contract/units.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { holdUnit, type UnitRow, unitOf } from './find.ts'
import { checkDay, dayBefore, refuseNameTaken } from './place.ts'
import { mayDescribe, mayManage } from './policy.ts'

/** Writes down how many households and residents a unit has, and where it is. */
export async function describeUnit(ctx: Ctx, input: z.output<typeof units.describe.input>) {
  const unit = await holdUnit(ctx, input)
  allow(mayDescribe(ctx.actor, unit.path))
  refuseClosed(unit)
  refuseStale(unit, input.edition)

  const {
    households = unit.households,
    residents = unit.residents,
    place = unitOf(unit).place,
  } = input
  return keep(ctx, unit, {
    households,
    residents,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
  })
}

/** Gives a unit a new name from a day on; the name it bore until then stays findable. */
export async function renameUnit(ctx: Ctx, input: z.output<typeof units.rename.input>) {
  const unit = await holdUnit(ctx, input)
  allow(mayManage(ctx.actor, unit.path))
  refuseClosed(unit)
  const { title = unit.title, name, from } = input
  if (unit.title === title && unit.name === name) return unitOf(unit)
  refuseStale(unit, input.edition)
  checkDay('from', from, unit)
  const until = dayBefore(from)
  await refuseBeforeLastName(ctx, unit.id, until)
  if (unit.parentId !== null) await refuseNameTaken(ctx, unit.parentId, { title, name }, [unit.id])

  await ctx.db
    .insertInto('units.formerName')
    .values({ unitId: unit.id, title: unit.title, name: unit.name, until })
    .execute()
  return keep(ctx, unit, { title, name })
}

/** Closes a unit or body that ended; `from` is the first day without it. */
export async function closeUnit(ctx: Ctx, input: z.output<typeof units.close.input>) {
  const unit = await holdUnit(ctx, input)
  allow(mayManage(ctx.actor, unit.path) && unit.keeperId !== unit.id)
  const validTo = dayBefore(input.from)
  if (unit.validTo === validTo) return unitOf(unit)
  refuseClosed(unit)
  refuseStale(unit, input.edition)
  checkDay('from', input.from, unit)
  await refuseLivingBelow(ctx, [unit.id])

  return keep(ctx, unit, { validTo })
}

/** What a village looks after is closed or moved by name first, never silently with it. */
export async function refuseLivingBelow({ db }: Ctx, ids: string[]) {
  const living = await db
    .selectFrom('units.unit')
    .select('id')
    .where('parentId', 'in', ids)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (living) throw conflict('unit.has_living_below')
}

function refuseClosed(unit: UnitRow) {
  if (unit.validTo !== null) throw conflict('unit.closed')
}

function refuseStale(unit: UnitRow, edition: number) {
  if (unit.edition !== edition) throw conflict('unit.changed', unitOf(unit))
}

async function refuseBeforeLastName({ db }: Ctx, unitId: string, until: string) {
  const later = await db
    .selectFrom('units.formerName')
    .select('until')
    .where('unitId', '=', unitId)
    .where('until', '>=', until)
    .executeTakeFirst()
  if (later) throw wrong('from', 'before_last_change')
}

async function keep(ctx: Ctx, unit: UnitRow, changed: Partial<UnitRow>) {
  const kept = await ctx.db
    .updateTable('units.unit')
    .set({ ...changed, edition: unit.edition + 1 })
    .where('id', '=', unit.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await announce(ctx, 'units.changed', [{ keeperId: unit.keeperId, id: unit.id }])
  return unitOf(kept)
}
