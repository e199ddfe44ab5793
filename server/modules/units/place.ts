import { type RawBuilder, sql } from 'kysely'
import type { NewUnit } from '../../../contract/units.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import type { UnitRow } from './find.ts'
import { oneSpelling } from './fold.ts'

type Entry = Pick<NewUnit, 'id' | 'kind' | 'title' | 'name'> & {
  validFrom?: string | undefined
  households?: number | null | undefined
  residents?: number | null | undefined
  place?: NewUnit['place']
}

/** Writes a unit under its parent, and whom its figures count for. */
export async function putUnder(ctx: Ctx, parent: UnitRow, entry: Entry) {
  const {
    id,
    kind,
    title,
    name,
    validFrom = null,
    households = null,
    residents = null,
    place,
  } = entry
  const unit = await ctx.db
    .insertInto('units.unit')
    .values({
      id,
      kind,
      title,
      name,
      validFrom,
      households,
      residents,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      parentId: parent.id,
      keeperId: parent.keeperId,
      path: `${parent.path}/${id}`,
      todayId: id,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await ctx.db.insertInto('units.above').values({ unitId: unit.id, aboveId: unit.id }).execute()
  await countAlso(ctx, unit.id, parent.id, sql`before`)
  return unit
}

/** A unit's figures count for all that another unit's count for; `before`: only those of before that day. */
export async function countAlso(
  ctx: Ctx,
  unitId: string,
  likeId: string,
  before: RawBuilder<unknown>,
) {
  await sql`insert into units.above (unit_id, above_id, before)
    select ${unitId}::uuid, above_id, ${before} from units.above where unit_id = ${likeId}
    on conflict do nothing`.execute(ctx.db)
}

/** Two living units side by side do not bear one name: nobody could tell their diaries apart. */
export async function refuseNameTaken(
  ctx: Ctx,
  parentId: string,
  { title, name }: { title: string; name: string },
  leaving: string[] = [],
) {
  const beside = await ctx.db
    .selectFrom('units.unit')
    .select(['id', 'title', 'name'])
    .where('parentId', '=', parentId)
    .where('validTo', 'is', null)
    .execute()
  const called = calledBy(title, name)
  const taken = beside.some(
    (each) => !leaving.includes(each.id) && calledBy(each.title, each.name) === called,
  )
  if (taken) throw conflict('unit.name_taken')
}

/** A change holds from a day on that has come, and not from before the unit was there. */
export function checkDay(path: string, day: string, { validFrom }: Pick<UnitRow, 'validFrom'>) {
  if (day > today()) throw wrong(path, 'day_in_future')
  if (validFrom !== null && day <= validFrom) throw wrong(path, 'before_it_existed')
}

/** The last day of what a change ends. */
export function dayBefore(day: string) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function calledBy(title: string, name: string) {
  return oneSpelling(`${title} ${name}`)
}
