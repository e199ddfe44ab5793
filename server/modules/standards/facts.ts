import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, firstDay, monthOf } from '../../platform/days.ts'
import { type Which, worksOf } from '../activities/module.ts'
import { devicesTested } from '../alarms/module.ts'
import { coverageOf } from '../meetings/module.ts'
import type { Facts } from './measures.ts'
import { equipmentIn, pausesIn, peopleIn, publishedIn } from './model-facts.ts'
import { knownOpinions } from './opinion-counts.ts'
import { earliestDay, windowOf } from './window.ts'

/** A model as its score sees it. */
export type ScoredModel = {
  keeperId: string
  id: string
  unitId: string
  type: string
  state: string
  startedOn: string
}

/** Models looked at before whatever else the process does has its turn: an alarm does not wait for scores. */
export const breath = 200

type Gathered = { model: ScoredModel; facts: Facts }

/**
 * Gathers what the records of models say up to a day: of every launched model in some books that is old
 * enough and not dissolved, or of one. As many statements for ten thousand models as for one.
 */
export async function factsOf(
  ctx: Pick<Ctx, 'db' | 'house'>,
  which: Which,
  day: string,
): Promise<Gathered[]> {
  const { rubric } = ctx.house.catalog
  const widest = windowOf({ startedOn: '0001-01-01', pauses: [] }, day, rubric)
  const launched = launchedModels(ctx, which)
  const [
    models,
    covenants,
    works,
    pauses,
    people,
    equipment,
    devices,
    published,
    opinions,
    upheld,
  ] = await Promise.all([
    launched,
    launched.then((models) => coveragesOf(ctx, models, day)),
    worksOf(ctx, which, widest),
    pausesIn(ctx, which),
    peopleIn(ctx, which),
    equipmentIn(ctx, which, daysLater(day, -rubric.measures.checkedWithinDays)),
    devicesTested(ctx, which, firstDay(monthOf(day))),
    publishedIn(ctx, which, widest),
    knownOpinions(ctx, which, day),
    upheldIn(ctx, which, widest.from),
  ])
  const gathered: Gathered[] = []
  for (const model of models) {
    const { id, startedOn } = model
    if (earliestDay(startedOn, rubric) > day) continue
    const window = windowOf({ startedOn, pauses: pauses.get(id) ?? [] }, day, rubric)
    const kept = equipment.get(id) ?? { all: 0, passed: 0 }
    const bells = devices.get(id) ?? { devices: 0, tested: 0 }
    const within = (month: string) => month >= monthOf(window.from)
    const facts = {
      window,
      works: (works.get(id) ?? []).filter(({ month }) => within(month)),
      members: people.get(id) ?? null,
      covenant: covenants.get(id) ?? null,
      equipment: { all: kept.all + bells.devices, passed: kept.passed + bells.tested },
      published: new Map([...(published.get(id) ?? [])].filter(([month]) => within(month))),
      opinion: opinions.get(id) ?? null,
      upheldComplaints: upheld.get(id) ?? 0,
    }
    gathered.push({ model, facts })
    if (gathered.length % breath === 0) await setImmediate()
  }
  return gathered
}

async function coveragesOf(ctx: Pick<Ctx, 'db'>, models: ScoredModel[], day: string) {
  const covered = models.length > 0 ? await coverageOf(ctx, models, day) : []
  return new Map(covered.map(({ id, signed, signers }) => [id, { signed, signers }]))
}

async function launchedModels({ db }: Pick<Ctx, 'db'>, { keeperIds, modelId }: Which) {
  const one = modelId ? sql`and id = ${modelId}` : sql``
  const { rows } = await sql<ScoredModel>`
    select keeper_id, id, unit_id, type, state, started_on from models.open_register
     where keeper_id = any (${keeperIds}::uuid[]) and started_on is not null and state <> 'dissolved' ${one}
     order by keeper_id, id`.execute(db)
  return rows
}

async function upheldIn({ db }: Pick<Ctx, 'db'>, { keeperIds, modelId }: Which, since: string) {
  const one = modelId ? sql`and model_id = ${modelId}` : sql``
  const { rows } = await sql<{ modelId: string; upheld: number }>`
    select model_id, count(*)::int as upheld from standards.complaint
     where keeper_id = any (${keeperIds}::uuid[]) and upheld and answered_at >= ${since} ${one}
     group by model_id`.execute(db)
  return new Map(rows.map((row) => [row.modelId, row.upheld]))
}
