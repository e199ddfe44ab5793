import { expect } from 'vitest'
import { models } from '../../../contract/models.ts'
import { setUp as s, type SetUp, type SetUpStep } from '../../../contract/set-up.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { modelIn } from '../../testing/village-model.ts'

type Place = { id: string; keeperId: string }

/** A village with its head, its officer, and a model whose set-up began on 1 June 2022. */
export async function begun(house: TestHouse, village: Place, more: object = {}) {
  const head = await house.person('village_head', village)
  const model = { ...modelIn(village), foundedOn: undefined, ...more }
  expect((await house.ask(head, models.register, model)).status).toBe(200)
  const at = { keeperId: model.keeperId, modelId: model.id }
  const way = await house.ask(head, s.begin, { ...at, from: '2022-06-01' })
  expect(way.status, JSON.stringify(way.body)).toBe(200)
  return { head, model, at, way: way.body }
}

/** The step of a way by its name in the playbook. */
export function stepIn({ steps }: Pick<SetUp, 'steps'>, name: string): SetUpStep {
  const found = steps.find(({ step }) => step === name)
  if (!found) throw new Error(`there is no step ${name}`)
  return found
}

/** Does a step as it stands on that day, with whatever is said of it. */
export async function finish(
  house: TestHouse,
  as: Person,
  way: SetUp,
  {
    step: name,
    ...said
  }: {
    step: string
    on: string
    evidence?: string[]
    decision?: string
    lesson?: string
    note?: string
  },
) {
  const { id: stepId, edition } = stepIn(way, name)
  const { keeperId, id: modelId } = way.model
  return house.ask(as, s.finish, { keeperId, modelId, stepId, edition, ...said })
}
