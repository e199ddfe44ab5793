import type { SetUpKind } from '../contract/set-up-kinds.ts'
import { playbookOf } from '../server/modules/models/playbook.ts'
import { daysBetween, daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { keeperOf, type Lived, type Living, modelAt } from './living.ts'

type Told = LifeBook['setUps'][number]
type Model = ReturnType<typeof modelAt>

/** The way of a model to its launch, step by step: what was done when, and what was learnt. */
export function setUpOf(living: Living, told: Told): Lived {
  const { commune, chance, house, life, today } = living
  const model = modelAt(commune, told.model)
  const { made, row } = model
  const steps = playbookOf(house.catalog, made.type)
  const begun =
    told.begunAgo === undefined ? (made.history[0]?.on ?? today) : daysLater(today, -told.begunAgo)
  const original = life.setUps.find((each) => {
    const known = commune.models.find((one) => one.made.key === each.model)
    return known?.made.id === row.copiedFrom
  })
  const proof = proofOf(commune, made.id)
  const by = keeperOf(commune, made).id
  const before = steps.findIndex(({ kind }) => kind === 'decision')
  const founded = founding(model, begun)

  return {
    kept: {
      'models.step': steps.map(({ step, kind, role, days, proof: asked }, place) => {
        const due = daysLater(begun, days)
        const left = told.leftOut[step]
        const on = founded
          ? doneOn({ kind, place, before, steps: steps.length, days }, { begun, ...founded })
          : daysLater(due, -chance.whole(0, 3))
        const done =
          left === undefined && on < today && (told.done === undefined || place < told.done)
        return {
          keeperId: row.keeperId,
          id: chance.id(momentOf(begun, 9 + place / 100)),
          modelId: made.id,
          step,
          kind,
          place,
          role,
          dueOn: due,
          state: left !== undefined ? 'left_out' : done ? 'done' : 'open',
          doneOn: done ? on : null,
          note: left ?? told.notes[step] ?? '',
          lesson: done ? (told.lessons[step] ?? '') : '',
          told: original?.lessons[step] ?? '',
          evidence: done && asked === 'required' ? proof : [],
          byId: by,
          edition: done || left !== undefined ? 2 : 1,
        }
      }),
    },
  }
}

/** The days a model that was launched was approved and launched; nothing for one that is on its way. */
function founding({ row, made }: Model, begun: string) {
  const decided = made.history.find(({ state }) => state === 'approved')?.on
  const launched = row.startedOn
  return decided && launched && decided > begun ? { decided, launched } : undefined
}

type Step = { kind: SetUpKind; place: number; before: number; steps: number; days: number }
type Days = { begun: string; decided: string; launched: string }

/** When a step was done: those before the decision between the start and it, the others up to the launch and after. */
function doneOn({ kind, place, before, steps, days }: Step, { begun, decided, launched }: Days) {
  if (kind === 'decision') return decided
  if (kind === 'launch') return launched
  if (kind === 'activities') return daysLater(launched, Math.max(6, days - 80))
  const [from, to, part] =
    place < before
      ? [begun, decided, (place + 1) / (before + 1)]
      : [decided, launched, (place - before) / Math.max(1, steps - before)]
  return daysLater(from, Math.floor(daysBetween(from, to) * part))
}

/** A picture out of the model's own diary, or of another of the commune where it has none yet. */
function proofOf({ diary }: Living['commune'], modelId: string) {
  const pictured = diary.filter(({ evidence }) => evidence.length > 0)
  const page = pictured.find((each) => each.modelId === modelId) ?? pictured[0]
  return page?.evidence.slice(0, 1) ?? []
}
