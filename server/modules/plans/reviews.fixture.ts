import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { type Review, reviews as r, type ReviewDecision } from '../../../contract/plans.ts'
import { daysLater, today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { launch, modelIn } from '../../testing/village-model.ts'

type Place = { id: string; keeperId: string }
type At = { keeperId: string; id: string }

/** So many days ago. */
export const ago = (days: number) => daysLater(today(), -days)

/** A commune with a village, its head, its officer, and the books they keep. */
export async function communeWithVillage(house: TestHouse) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const officer = await house.person('commune_committee', commune)
  const head = await house.person('village_head', village)
  return { commune, village, officer, head, keeperId: commune.id }
}

/** A model that was launched so many days ago, and works. */
export async function working(
  house: TestHouse,
  { village, officer, head }: { village: Place; officer: Person; head: Person },
  { on = ago(40), ...more }: { on?: string; name?: string; copiedFrom?: At; type?: string } = {},
) {
  const model = { ...modelIn(village), foundedOn: on, ...more }
  expect((await house.ask(head, m.register, model)).status).toBe(200)
  await launch(house, officer, model, on)
  return model
}

/** The same, at work since a day later: it may be raised. */
export async function active(
  house: TestHouse,
  place: { village: Place; officer: Person; head: Person },
  more: { name?: string } = {},
) {
  const model = await working(house, place, more)
  const moved = { state: 'active' as const, on: ago(39), reason: 'Hoạt động đều' }
  const { keeperId, id } = model
  const settled = await house.ask(place.officer, m.settle, { keeperId, id, edition: 4, ...moved })
  expect(settled.status, JSON.stringify(settled.body)).toBe(200)
  return model
}

/** Calls a review for today; what was written before is taken as older than the day it looks back to. */
export async function called(
  house: TestHouse,
  as: Person,
  at: { keeperId: string; unitId: string },
  since?: string,
): Promise<Review> {
  const asked = await house.ask(as, r.call, {
    ...at,
    id: uuid7(),
    kind: 'briefing',
    on: today(),
    ...(since ? { since } : {}),
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  return asked.body
}

/** Why a model is on the agenda: each reason with its numbers; undefined where it is not. */
export function reasonsFor(review: Review, { id }: { id: string }) {
  return review.agenda
    .find(({ model }) => model.id === id)
    ?.reasons.map(({ key, values }) => [key, values])
}

type Decided = {
  id?: string
  modelId: string
  decision: ReviewDecision
  reason?: string
  tasks?: { id: string; what: string; who: string; dueOn: string }[]
}

/** Holds a review with these decisions. */
export function hold(house: TestHouse, as: Person, review: Review, decisions: Decided[]) {
  const { keeperId, id, edition } = review
  return house.ask(as, r.hold, {
    keeperId,
    id,
    edition,
    notes: 'Họp tại UBND xã',
    attendance: 12,
    decisions: decisions.map((each) => ({
      id: uuid7(),
      reason: 'Hội nghị thống nhất',
      ...each,
    })),
  })
}

/** A thing to do, due in so many days. */
export const task = (due: number) => ({
  id: uuid7(),
  what: 'Mở lại buổi tuần tra tối thứ bảy',
  who: 'Ban chủ nhiệm mô hình',
  dueOn: daysLater(today(), due),
})
