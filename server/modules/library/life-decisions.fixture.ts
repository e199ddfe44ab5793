import { campaigns, type ReviewDecision, reviews } from '../../../contract/plans.ts'
import { standards } from '../../../contract/standards.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { done, itIs, type Street } from './life-places.fixture.ts'

type At = { keeperId: string; modelId: string }
type Task = { id: string; what: string; who: string; dueOn: string }

/** An officer decides what the evidence suggests, on a day; with the points it then had. */
export async function judges(
  house: TestHouse,
  by: Person,
  at: At,
  { on, reason }: { on: string; reason: string },
) {
  itIs(on)
  const { suggested: rating } = await done(house, undefined, standards.score, at)
  return done(house, by, standards.judge, { ...at, id: uuid7(), rating, criteria: [], reason })
}

/** A commune calls a review and decides one thing in it; why the model lay before it. */
export async function reviewed(
  house: TestHouse,
  by: Person,
  { keeperId, modelId }: At,
  { on, decision, tasks = [] }: { on: string; decision: ReviewDecision; tasks?: Task[] },
) {
  itIs(on)
  const id = uuid7()
  const call = { keeperId, id, unitId: keeperId, kind: 'briefing' as const, on }
  const { agenda, edition } = await done(house, by, reviews.call, call)
  const reason = 'Hội nghị thống nhất'
  const decisions = [{ id: uuid7(), modelId, decision, reason, tasks }]
  await done(house, by, reviews.hold, { keeperId, id, edition, notes: 'Họp tại xã', decisions })
  return agenda.find(({ model }) => model.id === modelId)?.reasons.map(({ key }) => key)
}

type Running = { above: { id: string }; model: At; places: Street[] }

/** A province carries a model on: it asks villages, and their heads say yes. */
export async function spreads(
  house: TestHouse,
  by: Person,
  { above, model, places }: Running,
  { from, to }: { from: string; to: string },
) {
  itIs(from)
  const campaign = { keeperId: above.id, id: uuid7() }
  await done(house, by, campaigns.begin, {
    ...campaign,
    unitId: above.id,
    model: { keeperId: model.keeperId, id: model.modelId },
    name: 'Mỗi bản một tổ liên gia',
    target: places.length,
    from,
    to,
    reason: 'Một năm không để cháy lớn',
  })
  for (const { village, head } of places) {
    const offer = { ...campaign, unitId: village.id }
    await done(house, by, campaigns.offer, { ...offer, fit: [] })
    const asked = await done(house, head, campaigns.mine, {})
    const mine = asked.find(({ offer: { unit } }) => unit.id === village.id)
    if (!mine?.offer.mayAnswer) throw new Error('the village was not asked')
    await done(house, head, campaigns.answer, { ...offer, accepted: true })
  }
  return campaign
}
