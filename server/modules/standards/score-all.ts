import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Scored } from '../../../contract/standards.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { firstDay, monthOf, today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { breath, factsOf, type ScoredModel } from './facts.ts'
import { scoredFrom } from './scored.ts'

type Books = Pick<House, 'db' | 'catalog'>

/**
 * Models scored in one transaction. Records lie in the table as they came, so each portion reads nearly all of
 * its pages: few portions, and each still small enough to hold.
 */
const together = 34_000

/**
 * Scores every launched model anew from its records and keeps the newest score of the month; those that
 * have not changed are not written. Answers how many were scored.
 */
export async function scoreAll(house: House, day = today()) {
  let scored = 0
  for (const keeperIds of await booksByThousands(house)) {
    scored += await inScope(house.db, itself, async (db) => {
      // Groups of a country's diary are sorted in memory rather than on disk.
      await sql`set local work_mem = '256MB'`.execute(db)
      const gathered = await factsOf({ db, house }, { keeperIds }, day)
      const rows: ReturnType<typeof inShort>[] = []
      for (const [at, each] of gathered.entries()) {
        const score = scoredFrom(house.catalog, each)
        if (score) rows.push(inShort(each.model, score))
        if (at % breath === 0) await setImmediate()
      }
      await keep(db, rows, firstDay(monthOf(day)))
      return rows.length
    })
  }
  return scored
}

/** The communes that keep launched models, put together until they have enough of them. */
async function booksByThousands({ db }: Books) {
  const { rows } = await inScope(db, itself, (inside) =>
    sql<{ keeperId: string; models: number }>`
      select keeper_id, count(*)::int as models from models.open_register
       where started_on is not null and state <> 'dissolved' group by keeper_id order by keeper_id`.execute(
      inside,
    ),
  )
  const portions: string[][] = []
  let room = 0
  for (const { keeperId, models } of rows) {
    if (models > room) {
      portions.push([])
      room = together
    }
    portions.at(-1)?.push(keeperId)
    room -= models
  }
  return portions
}

/** A score as it is kept: what is missing is read live, a night's worth of it would be for nobody. */
function inShort({ keeperId, id: modelId }: ScoredModel, score: Scored) {
  const { from, to, rubric, version, points, suggested } = score
  const parts = Object.fromEntries(
    score.parts.map((part) => [part.id, [part.points, part.of, part.have, part.need]]),
  )
  return { keeperId, modelId, from, to, rubric, version, points, suggested, parts }
}

async function keep(db: Ctx['db'], scores: ReturnType<typeof inShort>[], month: string) {
  await sql`
    insert into standards.score as old
      (keeper_id, model_id, month, from_day, to_day, rubric, version, points, suggested, parts)
    select "keeperId", "modelId", ${month}, "from", "to", rubric, version, points, suggested, parts
      from json_to_recordset(${JSON.stringify(scores)}::json) as x(
        "keeperId" uuid, "modelId" uuid, "from" date, "to" date, rubric text, version int, points numeric,
        suggested standards.rating, parts jsonb)
    on conflict (keeper_id, model_id, month) do update
      set from_day = excluded.from_day, to_day = excluded.to_day, rubric = excluded.rubric,
          version = excluded.version, points = excluded.points, suggested = excluded.suggested,
          parts = excluded.parts, computed_at = now()
    where (old.points, old.version, old.parts) is distinct from (excluded.points, excluded.version, excluded.parts)`.execute(
    db,
  )
}
