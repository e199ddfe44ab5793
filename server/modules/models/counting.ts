import type { ModelState } from '../../../contract/models.ts'
import type { Counted } from '../../platform/counted.ts'
import { monthOf } from '../../platform/days.ts'
import { isCounting } from './states.ts'

export type Standing = {
  keeperId: string
  id: string
  unitId: string
  startedOn: string | null
  countingSince: string | null
  copiedFrom: string | null
}

/** A point or team that still stands: where it counts, and the first day it was there. */
export type Part = { unitId: string; since: string }

/** What a model's move from one state to another adds to the figures, its points and teams with it. */
export function countMove(
  model: Standing,
  move: { from: ModelState; to: ModelState; on: string },
  parts: { points: Part[]; teams: Part[] },
): Counted[] {
  const step = Number(isCounting(move.to)) - Number(isCounting(move.from))
  const month = monthOf(move.on)
  const own = [
    { indicator: 'model.count', month, amount: step },
    { indicator: firstLaunch(model), month, amount: step === 1 && !model.startedOn ? 1 : 0 },
    { indicator: 'model.dissolved', month, amount: step === -1 && move.to === 'dissolved' ? 1 : 0 },
  ].filter(({ amount }) => amount !== 0)
  if (step === 0) return []
  return [
    fact(model, model.unitId, own),
    ...parts.points.map((part) =>
      countPart(model, 'model.point.count', part, { step, on: move.on }),
    ),
    ...parts.teams.map((part) => countPart(model, 'model.team.count', part, { step, on: move.on })),
  ]
}

/** What a point or team adds by coming (1) or takes away by going (-1): from `on`, or from its own first day if that is later. */
export function countPart(
  model: Pick<Standing, 'keeperId' | 'id'>,
  indicator: 'model.point.count' | 'model.team.count',
  part: Part,
  { step, on }: { step: number; on: string },
) {
  return fact(model, part.unitId, [
    { indicator, month: monthOf(later(part.since, on)), amount: step },
  ])
}

// The catalog keeps the two apart: a copy of another model is replicated, not new.
function firstLaunch(model: Standing) {
  return model.copiedFrom ? 'model.replicated' : 'model.new'
}

function fact(
  model: Pick<Standing, 'keeperId' | 'id'>,
  unitId: string,
  entries: Counted['entries'],
): Counted {
  return { keeperId: model.keeperId, source: 'model', sourceId: model.id, unitId, entries }
}

function later(one: string, other: string) {
  return one > other ? one : other
}
