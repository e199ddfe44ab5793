import { sql } from 'kysely'
import type { NewUnit } from '../../../contract/units.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { holdUnit, type UnitRow, unitOf, unitsById } from './find.ts'
import { countAlso, putUnder, refuseNameTaken } from './place.ts'
import { mayEnter } from './policy.ts'
import { mapDay } from './loaded.ts'

/** What may stand under what; a body stands under whoever looks after it. */
const standsUnder: Partial<Record<NewUnit['kind'], UnitRow['kind'][]>> = {
  residential: ['commune'],
  household_team: ['residential'],
}
const bodiesStandUnder: UnitRow['kind'][] = ['residential', 'commune', 'province', 'nation']

/** Enters a village, a household team or a body in the books of its commune. */
export async function enterUnit(ctx: Ctx, input: NewUnit) {
  const parent = await holdUnit(ctx, { keeperId: input.keeperId, id: input.parentId })
  allow(mayEnter(ctx.actor, input.kind, parent.path))
  const entered = await enteredBefore(ctx, input)
  if (entered) return unitOf(entered)
  await refuseUntrue(ctx, input, parent)

  const unit = await putUnder(ctx, parent, input)
  if (input.formerParentId) {
    await countAlso(ctx, unit.id, input.formerParentId, sql`${mapDay}::date`)
  }
  const spans = spansOf(input).map((unitId) => ({ bodyId: unit.id, unitId }))
  if (spans.length > 0) await ctx.db.insertInto('units.span').values(spans).execute()
  await announce(ctx, 'units.changed', [{ keeperId: unit.keeperId, id: unit.id }])
  return unitOf(unit)
}

async function refuseUntrue(ctx: Ctx, input: NewUnit, parent: UnitRow) {
  if (parent.validTo !== null) throw conflict('unit.closed')
  if (!(standsUnder[input.kind] ?? bodiesStandUnder).includes(parent.kind)) {
    throw wrong('parentId', 'wrong_kind_above')
  }
  // A village may be older than the commune of today; a team is not older than its village.
  const { validFrom } = input
  if (validFrom !== undefined && validFrom > today()) throw wrong('validFrom', 'day_in_future')
  if (
    validFrom !== undefined &&
    parent.kind === 'residential' &&
    parent.validFrom !== null &&
    validFrom < parent.validFrom
  ) {
    throw wrong('validFrom', 'before_it_existed')
  }
  await refuseSpans(ctx, input)
  if (input.formerParentId) await refuseFormerParent(ctx, input.formerParentId, parent)
  await refuseNameTaken(ctx, parent.id, input)
}

async function refuseSpans(ctx: Ctx, input: NewUnit) {
  const spans = spansOf(input)
  if (spans.length === 0) return
  if (input.kind in standsUnder) throw wrong('spans', 'not_a_body')
  const spanned = await unitsById(ctx, spans)
  for (const id of spans) {
    const unit = spanned.get(id)
    if (unit?.keeperId !== input.keeperId || unit.kind !== 'residential')
      throw wrong('spans', 'unknown_unit')
    if (unit.validTo !== null) throw wrong('spans', 'unit_closed')
  }
}

async function refuseFormerParent({ db }: Ctx, formerParentId: string, parent: UnitRow) {
  const came = await db
    .selectFrom('units.succession')
    .innerJoin('units.unit', 'units.unit.id', 'units.succession.fromId')
    .select('units.unit.id')
    .where('fromId', '=', formerParentId)
    .where('toId', '=', parent.id)
    .where('onDay', '=', mapDay)
    .where('kind', '=', 'commune')
    .executeTakeFirst()
  if (!came) throw wrong('formerParentId', 'not_a_predecessor')
}

// The same entry sent twice is one unit. Once edited, it is still known by what an edit cannot change.
async function enteredBefore(ctx: Ctx, input: NewUnit) {
  const unit = (await unitsById(ctx, [input.id])).get(input.id)
  if (!unit) return undefined
  const untouched = unit.edition === 1 && unit.validTo === null
  const same =
    unit.keeperId === input.keeperId &&
    unit.parentId === input.parentId &&
    unit.kind === input.kind &&
    (!untouched || contentOf({ ...unit, place: unitOf(unit).place }) === contentOf(input))
  if (!same) throw conflict('unit.other_content')
  return unit
}

type Content = {
  [Name in 'title' | 'name' | 'validFrom' | 'households' | 'residents' | 'place']?: unknown
}

function contentOf({ title, name, validFrom, households, residents, place }: Content) {
  const given = [title, name, validFrom, households, residents, place]
  return JSON.stringify(given.map((each) => each ?? null))
}

function spansOf(input: NewUnit) {
  return [...new Set(input.spans)]
}
