import type { z } from 'zod'
import type { units } from '../../../contract/units.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { refuseLivingBelow } from './change.ts'
import { findUnit, holdUnit, type UnitRow, unitOf, unitsById } from './find.ts'
import { checkDay, dayBefore, putUnder, refuseNameTaken } from './place.ts'
import { mayManage } from './policy.ts'

/**
 * Makes one residential unit of several. The old ones close with their diaries and figures; the new one
 * begins with none of its own.
 */
export async function mergeUnits(
  ctx: Ctx,
  { keeperId, ids, into, from }: z.output<typeof units.merge.input>,
) {
  const merging = new Set(ids)
  const old = await holdAll(ctx, keeperId, [...merging])
  for (const unit of old) allow(mayManage(ctx.actor, unit.path))
  const done = await becameBefore(ctx, old, [into], from)
  if (done) return unitOf(done[0] as UnitRow)
  if (merging.size < 2) throw wrong('ids', 'too_small')
  const parent = await parentOf(ctx, old, from)
  await refuseLivingBelow(ctx, ids)
  await refuseNameTaken(ctx, parent.id, into, ids)

  await closeAll(ctx, old, from)
  const unit = await putUnder(ctx, parent, {
    ...into,
    kind: 'residential',
    validFrom: from,
    households: together(old.map(({ households }) => households)),
    residents: together(old.map(({ residents }) => residents)),
  })
  await succeed(ctx, old, [unit], from)
  return unitOf(unit)
}

/** Makes several residential units of one, which closes with its diary and figures. */
export async function splitUnit(
  ctx: Ctx,
  { keeperId, id, into, from }: z.output<typeof units.split.input>,
) {
  const old = await holdUnit(ctx, { keeperId, id })
  allow(mayManage(ctx.actor, old.path))
  const done = await becameBefore(ctx, [old], into, from)
  if (done) return done.map(unitOf)
  const parent = await parentOf(ctx, [old], from)
  await refuseLivingBelow(ctx, [id])

  await closeAll(ctx, [old], from)
  const made: UnitRow[] = []
  for (const each of into) {
    await refuseNameTaken(ctx, parent.id, each)
    made.push(await putUnder(ctx, parent, { ...each, kind: 'residential', validFrom: from }))
  }
  await succeed(ctx, [old], made, from)
  return made.map(unitOf)
}

async function holdAll(ctx: Ctx, keeperId: string, ids: string[]) {
  const held: UnitRow[] = []
  // One order for everybody, so that two who merge the same villages do not wait for each other forever.
  for (const id of ids.sort()) held.push(await holdUnit(ctx, { keeperId, id }))
  return held
}

/** What these became when the same change was sent before; another change under the same ids is refused. */
async function becameBefore(
  ctx: Ctx,
  old: UnitRow[],
  into: { id: string; title: string; name: string }[],
  from: string,
) {
  const made = await unitsById(
    ctx,
    into.map(({ id }) => id),
  )
  if (made.size === 0) return undefined
  const rows = await ctx.db
    .selectFrom('units.succession')
    .selectAll()
    .where('toId', 'in', [...made.keys()])
    .execute()
  const oldIds = new Set(old.map(({ id }) => id))
  const same =
    made.size === into.length &&
    rows.length === old.length * into.length &&
    rows.every((row) => oldIds.has(row.fromId) && row.onDay === from) &&
    into.every(({ id, title, name }) => {
      const unit = made.get(id)
      return (
        unit !== undefined && (unit.edition > 1 || (unit.title === title && unit.name === name))
      )
    })
  if (!same) throw conflict('unit.other_content')
  return into.flatMap(({ id }) => made.get(id) ?? [])
}

async function parentOf(ctx: Ctx, old: UnitRow[], from: string) {
  const [first] = old
  for (const unit of old) {
    if (unit.validTo !== null) throw conflict('unit.closed')
    if (unit.kind !== 'residential' || unit.parentId !== first?.parentId)
      throw conflict('unit.not_side_by_side')
    checkDay('from', from, unit)
  }
  return findUnit(ctx, first?.parentId ?? '')
}

async function closeAll({ db }: Ctx, old: UnitRow[], from: string) {
  await db
    .updateTable('units.unit')
    .set((eb) => ({ validTo: dayBefore(from), edition: eb('edition', '+', 1) }))
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute()
}

async function succeed(ctx: Ctx, old: UnitRow[], made: UnitRow[], onDay: string) {
  const [only, ...others] = made
  const whole = others.length === 0
  await ctx.db
    .insertInto('units.succession')
    .values(
      old.flatMap(({ id: fromId }) => made.map(({ id: toId }) => ({ fromId, toId, onDay, whole }))),
    )
    .execute()
  for (const { id, parentId } of old) {
    const todayId = (whole ? only?.id : parentId) ?? id
    // What an earlier merger made part of this unit moves on with it.
    await ctx.db.updateTable('units.unit').set({ todayId }).where('todayId', '=', id).execute()
  }
  const changed = [...old, ...made]
  await announce(
    ctx,
    'units.changed',
    changed.map(({ id, keeperId }) => ({ id, keeperId })),
  )
}

/** How many together, when every part is known. */
function together(counts: (number | null)[]) {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}
