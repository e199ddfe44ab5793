import { sql } from 'kysely'
import type { z } from 'zod'
import type { FitPart } from '../../../contract/fit-kinds.ts'
import type { whereNext } from '../../../contract/where-next.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow } from '../../platform/errors.ts'
import { briefOf, findUnit, unitIds, unitsById } from '../units/module.ts'
import { eachOf, partsOf, rowHere, sumOf } from './fit-points.ts'
import { reasonsOf } from './fit-reasons.ts'
import { answersOf, fitAbove, type FitRow, originalOf, recordedIn } from './where-find.ts'
import { mayLookForPlaces } from './where-policy.ts'

type Asked = z.output<typeof whereNext.find.input>

const listed = 40

/**
 * Residential units that lack a model, those that fit it best first. It is one sum that anybody can follow; which
 * of them is asked to try, a person decides.
 */
export async function findPlaces(ctx: Ctx, input: Asked) {
  allow(mayLookForPlaces(ctx.actor))
  const [keeperId = '', id = ''] = input.model.split('/')
  const model = await originalOf(ctx, { keeperId, id })
  const [under, original, rating] = await Promise.all([
    findUnit(ctx, input.under ?? unitIds.nationId),
    fitAbove(ctx, model.unitId),
    ratingOf(ctx, { keeperId, id }),
  ])
  const answers = answersOf(ctx.house, model.kind)
  const there = {
    households: original?.households ?? null,
    terrain: original?.terrain ?? null,
    livelihood: original?.livelihood ?? null,
  }
  const [lacking, rows] = await Promise.all([
    lackingUnder(ctx, { path: under.path, type: model.type }),
    ranked(ctx, { path: under.path, type: model.type, there, answers }),
  ])
  const around = await unitsById(ctx, [
    ...rows.flatMap(({ unitId, keeperId: commune }) => [unitId, commune]),
    ...(original ? [original.unitId] : []),
  ])
  const unitOf = (unitId: string) => {
    const unit = around.get(unitId)
    if (!unit) throw new Error(`no unit ${unitId}`)
    return unit
  }

  return {
    model,
    original: original
      ? { unit: briefOf(unitOf(original.unitId)), households: original.households }
      : null,
    rating,
    under: briefOf(under),
    lacking,
    places: rows.map(({ points, parts, ...here }) => {
      const { lat, lon, ...unit } = unitOf(here.unitId)
      return {
        unit: briefOf(unit),
        keeperId: here.keeperId,
        commune: briefOf(unitOf(here.keeperId)),
        place: lat !== null && lon !== null ? { lat, lon } : null,
        households: here.households,
        points: Math.round(points * 10) / 10,
        reasons: reasonsOf(ctx.house.catalog.fit, { here, there, answers, points: parts }),
      }
    }),
  }
}

type Search = {
  path: string
  type: string
  there: { households: number | null; terrain: string | null; livelihood: string | null }
  answers: string[]
}

type Ranked = FitRow & { points: number; parts: Record<FitPart, number> }

/** The best, with every part of their points. Only of those that are listed are the parts handed over. */
async function ranked({ db, house }: Ctx, { path, type, there, answers }: Search) {
  const parts = partsOf(house.catalog.fit, {
    here: rowHere('f'),
    there: {
      households: sql`${there.households}::int`,
      terrain: sql`${there.terrain}::text`,
      livelihood: sql`${there.livelihood}::text`,
    },
    recorded: recordedIn(sql.ref('f.problems'), answers),
  })
  const { rows } = await sql<Ranked>`
    select f.*, ${eachOf(parts)} as parts
      from (select f.*, ${sumOf(parts)} as points
              from plans.fit f
             where ${lacks({ path, type })}
             order by points desc, f.unit_id
             limit ${sql.lit(listed)}) f
     order by f.points desc, f.unit_id`.execute(db)
  return rows
}

async function lackingUnder({ db }: Ctx, at: { path: string; type: string }) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from plans.fit f where ${lacks(at)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** A unit below that does not have the model yet. */
function lacks({ path, type }: { path: string; type: string }) {
  return sql`(f.path = ${path} or f.path like ${`${path}/%`}) and not f.types @> array[${type}]`
}

async function ratingOf({ db }: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const judged = await db
    .selectFrom('standards.openJudgement')
    .select('rating')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return judged?.rating ?? null
}
