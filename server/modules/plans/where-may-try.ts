import { sql } from 'kysely'
import type { FitPart } from '../../../contract/fit-kinds.ts'
import type { Ctx } from '../../platform/context.ts'
import { briefOf, findUnit, unitsById } from '../units/module.ts'
import { eachOf, partsOf, sumOf } from './fit-points.ts'
import { type Here, reasonsOf } from './fit-reasons.ts'
import { answersOf, fitAbove, type FitRow, livesInVillages } from './where-find.ts'

const shown = 12

type Original = {
  type: string
  keeperId: string
  modelId: string
  name: string
  judgedPoints: number
  judgedOn: string
  unitId: string
  commune: string
  near: 'commune' | 'province' | 'country'
  points: number
  parts: Record<FitPart, number>
} & Pick<Here, 'households' | 'terrain' | 'livelihood'>

/**
 * Types that a village lacks, each with an original that was judged effective: the nearest, and of those near
 * alike the one with the best judgement. The types that fit best come first.
 */
export async function mayTry(ctx: Ctx, { id }: { id: string }) {
  await findUnit(ctx, id)
  const here = await fitAbove(ctx, id)
  // A body, a commune or a closed unit is not a village that tries a model.
  if (here?.unitId !== id) return []
  const near = await originalsFor(ctx, here, 'province')
  const found = new Set(near.map(({ type }) => type))
  const far = await originalsFor(ctx, { ...here, types: [...here.types, ...found] }, 'country')
  const best = [...near, ...far].sort((a, b) => b.points - a.points).slice(0, shown)

  const units = await unitsById(
    ctx,
    best.flatMap(({ unitId, commune }) => [unitId, commune]),
  )
  return best.flatMap(({ parts, ...original }) => {
    const [unit, commune] = [units.get(original.unitId), units.get(original.commune)]
    const type = ctx.house.catalog.models.get(original.type)
    if (!unit || !commune || !type) return []
    const answers = answersOf(ctx.house, type)
    return [
      {
        type: original.type,
        original: { keeperId: original.keeperId, id: original.modelId, name: original.name },
        unit: briefOf(unit),
        commune: briefOf(commune),
        near: original.near,
        judged: { points: original.judgedPoints, on: original.judgedOn },
        points: Math.round(original.points * 10) / 10,
        reasons: reasonsOf(ctx.house.catalog.fit, {
          here,
          there: original,
          answers,
          points: parts,
        }),
      },
    ]
  })
}

/** The best original of each type, in the books of the same province or of the whole country. */
async function originalsFor(ctx: Ctx, here: FitRow, reach: 'province' | 'country') {
  const asked = [...ctx.house.catalog.models.values()]
    .filter((type) => !type.closed && livesInVillages(type) && !here.types.includes(type.id))
    .map((type) => ({ type: type.id, recorded: recordedHere(here, answersOf(ctx.house, type)) }))
  if (asked.length === 0) return []
  const province = `${here.path.split('/').slice(0, 3).join('/')}/`
  const parts = partsOf(ctx.house.catalog.fit, {
    here: {
      households: sql`${here.households}::int`,
      terrain: sql`${here.terrain}::text`,
      livelihood: sql`${here.livelihood}::text`,
      hasHead: sql`${here.hasHead}::boolean`,
      meetingPlace: sql`${here.meetingPlace}::boolean`,
      teams: sql`${here.teams}::int`,
    },
    there: {
      households: sql.ref('o.households'),
      terrain: sql.ref('o.terrain'),
      livelihood: sql.ref('o.livelihood'),
    },
    recorded: sql.ref('o.recorded'),
  })
  const { rows } = await sql<Original>`
    with o as (
      select distinct on (m.type) m.type, m.keeper_id, m.id as model_id, m.name, j.points::float8 as judged_points,
             (j.at at time zone 'Asia/Ho_Chi_Minh')::date as judged_on, f.unit_id, f.keeper_id as commune,
             f.households, f.terrain, f.livelihood, t.recorded,
             case when f.keeper_id = ${here.keeperId} then 'commune'
                  when f.path like ${`${province}%`} then 'province' else 'country' end as near
        from json_to_recordset(${JSON.stringify(asked)}::json) as t(type text, recorded float8)
        join models.open_register m on m.type = t.type and m.state in ('launched', 'active', 'needs_improvement')
        ${reach === 'province' ? sql`and m.keeper_id in (${booksUnder(province)})` : sql``}
        cross join lateral (
          select j.rating, j.points, j.at from standards.open_judgement j
           where j.keeper_id = m.keeper_id and j.model_id = m.id order by j.at desc limit 1) j
        join units.above a on a.unit_id = m.unit_id
        join plans.fit f on f.unit_id = a.above_id
       where j.rating = 'effective'
       order by m.type, f.keeper_id = ${here.keeperId} desc, f.path like ${`${province}%`} desc, j.points desc, m.id
    )
    select o.*, ${sumOf(parts)} as points, ${eachOf(parts)} as parts from o`.execute(ctx.db)
  return rows
}

/** The communes of a province keep the books of its villages. */
function booksUnder(province: string) {
  return sql`select u.id from units.unit u where u.kind = 'commune' and u.path like ${`${province}%`}`
}

function recordedHere({ problems }: FitRow, answers: string[]) {
  return answers.reduce((sum, id) => sum + (problems[id] ?? 0), 0)
}
