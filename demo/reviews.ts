import { agendaOf } from '../server/modules/plans/agenda.ts'
import { factsFor } from '../server/modules/plans/agenda-facts.ts'
import { modelsUnder } from '../server/modules/plans/briefs.ts'
import type { Ctx } from '../server/platform/context.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt, tell } from './living.ts'
import { personAt } from './models.ts'
import { placeAt } from './places.ts'

type Told = LifeBook['reviews'][number]

/** A review with the agenda the house draws up for it; what was decided, where it was held. */
export async function reviewOf(ctx: Ctx, living: Living, told: Told): Promise<Lived> {
  const { commune, chance, today } = living
  const place = placeAt(commune.places, 'commune')
  const { keeperId, path } = place
  const held = told.ago !== undefined
  const on = daysLater(today, told.ago === undefined ? (told.ahead ?? 7) : -told.ago)
  const since = daysLater(on, -told.since)
  const called = momentOf(daysLater(held ? on : today, held ? -7 : -1), 9)
  const id = chance.id(called)
  const by = personAt(commune.people, 'commune_committee').id

  const models = await modelsUnder(ctx, path)
  const day = on < today ? on : today
  const facts = await factsFor(ctx, { path, models, since: { day: since, last: null }, day })
  const decided = told.decisions.map((said) => decisionOf(living, said, { id, on, by }))
  const review: Row<'plans.review'> = {
    keeperId,
    id,
    unitId: place.id,
    kind: told.kind,
    onDay: on,
    since,
    agenda: agendaOf(models, facts) as never,
    notes: told.notes,
    state: held ? 'held' : 'called',
    calledBy: by,
    calledAt: called.toISOString(),
    heldAt: held ? momentOf(on, 11).toISOString() : null,
    edition: held ? 2 : 1,
  }
  return {
    kept: {
      'plans.review': [review],
      'plans.decision': decided.map(({ decision }) => decision),
      'plans.task': decided.flatMap(({ tasks }) => tasks),
      'models.moment': decided.map(({ moment }) => moment),
    },
  }
}

type Held = { id: string; on: string; by: string }

function decisionOf(
  { commune, chance }: Living,
  { model, decision, reason, tasks }: Told['decisions'][number],
  { id: reviewId, on, by }: Held,
) {
  const { made, row } = modelAt(commune, model)
  const { keeperId } = row
  const at = momentOf(on, 11)
  const id = chance.id(at)
  const what = decision === 'recognise' ? 'recognised.advanced' : `review.${decision}`
  const said: Record<string, number> = decision === 'raise' ? { tasks: tasks.length } : {}
  return {
    decision: {
      keeperId,
      id,
      reviewId,
      modelId: made.id,
      decision,
      reason,
      byId: by,
      at: at.toISOString(),
    },
    tasks: tasks.map(({ what: todo, who, due, done, note }) => ({
      keeperId,
      id: chance.id(at),
      modelId: made.id,
      decisionId: id,
      what: todo,
      who,
      dueOn: daysLater(on, due),
      doneOn: done === undefined ? null : daysLater(on, done),
      note,
    })),
    moment: { ...tell(row, chance, { on, what, said }), id },
  }
}
