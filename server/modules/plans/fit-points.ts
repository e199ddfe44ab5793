import { type RawBuilder, sql } from 'kysely'
import type { Fit, FitPart } from '../../../contract/fit-kinds.ts'

type Sql = RawBuilder<unknown>

/** What is held side by side, as it is said in SQL: the place, and the original a model is carried on from. */
export type Beside = {
  here: {
    households: Sql
    terrain: Sql
    livelihood: Sql
    hasHead: Sql
    meetingPlace: Sql
    teams: Sql
  }
  there: { households: Sql; terrain: Sql; livelihood: Sql }
  /** How many incidents the type answers were recorded here in twelve months. */
  recorded: Sql
}

/** A row of plans.fit as the place that is looked at. */
export const rowHere = (alias: string): Beside['here'] => ({
  households: sql.ref(`${alias}.households`),
  terrain: sql.ref(`${alias}.terrain`),
  livelihood: sql.ref(`${alias}.livelihood`),
  hasHead: sql.ref(`${alias}.hasHead`),
  meetingPlace: sql.ref(`${alias}.meetingPlace`),
  teams: sql.ref(`${alias}.teams`),
})

/**
 * The points of each part to a tenth, worked out in the database: the whole arithmetic of a suggestion, and the
 * only place where it stands. What is not known is worth nothing.
 */
export function partsOf(fit: Fit, { here, there, recorded }: Beside): Record<FitPart, Sql> {
  const weight = (part: FitPart) => fit.parts.find(({ id }) => id === part)?.weight ?? 0
  const share = (part: FitPart, of: Sql) =>
    sql`coalesce(round(${of} * ${sql.lit(weight(part) * 10)}), 0) / 10`
  const when = (part: FitPart, holds: Sql) =>
    sql`case when ${holds} then ${sql.lit(weight(part))} else 0 end`
  const [ours, theirs] = [here.households, there.households]
  return {
    size: share(
      'size',
      sql`case when ${ours} > 0 and ${theirs} > 0
               then least(${ours}, ${theirs})::float8 / greatest(${ours}, ${theirs}) end`,
    ),
    terrain: when('terrain', sql`${here.terrain} = ${there.terrain}`),
    livelihood: when('livelihood', sql`${here.livelihood} = ${there.livelihood}`),
    problems: share(
      'problems',
      sql`case when ${ours} > 0
               then least(1, ${recorded} * ${sql.lit(1000 / fit.fullAtPerThousand)}::float8 / ${ours}) end`,
    ),
    head: when('head', here.hasHead),
    meetingPlace: when('meetingPlace', here.meetingPlace),
    team: when('team', sql`${here.teams} > 0`),
  }
}

/** All points together. */
export function sumOf(parts: Record<FitPart, Sql>) {
  return sql<number>`(${sql.join(Object.values(parts), sql` + `)})::float8`
}

/** Each part's points by its name. */
export function eachOf(parts: Record<FitPart, Sql>) {
  const named = Object.entries(parts).flatMap(([part, points]) => [sql.lit(part), points])
  return sql<Record<FitPart, number>>`json_build_object(${sql.join(named)})`
}
