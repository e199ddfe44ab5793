import { expect } from 'vitest'
import { covenants } from '../../../contract/covenants.ts'
import { models as m, type Model } from '../../../contract/models.ts'
import { setUp as s, type SetUp, type SetUpStep } from '../../../contract/set-up.ts'
import { daysLater } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { photo } from './life-diary.fixture.ts'
import { done, homes, itIs, names, type Street } from './life-places.fixture.ts'

export type At = { keeperId: string; modelId: string }
type Copied = { copiedFrom?: { keeperId: string; id: string }; changedFromOriginal?: string }

export const text = 'Điều 1. Nhà nào cũng có bình chữa cháy.\nĐiều 2. Nghe chuông là đến.'

/** The head registers the team's model on a day and begins its set-up; a copy says of what. */
export async function begins(house: TestHouse, place: Street, on: string, copied: Copied = {}) {
  itIs(on)
  const { head, team } = place
  const at = { keeperId: team.keeperId, modelId: uuid7() }
  await done(house, head, m.register, {
    keeperId: at.keeperId,
    id: at.modelId,
    unitId: team.id,
    type: 'fire-safe-inter-household-team',
    name: `Tổ liên gia ${team.name}`,
    households: homes,
    ...copied,
  })
  const way = await done(house, head, s.begin, { ...at, from: on })
  return { at, way }
}

type Said = { step: string; on: string; evidence?: string[]; decision?: string; lesson?: string }

/** Somebody writes a step of the way down as done, on its day; answered as the house answers. */
export async function tries(house: TestHouse, as: Person, at: At, { step, ...said }: Said) {
  itIs(said.on)
  const way = await done(house, as, s.read, at)
  const { id: stepId, edition } = stepIn(way, step)
  return house.ask(as, s.finish, { ...at, stepId, edition, ...said })
}

/** The same, and it is done. */
export async function goes(...given: Parameters<typeof tries>): Promise<SetUp> {
  const { status, body } = await tries(...given)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

export function stepIn({ steps }: Pick<SetUp, 'steps'>, name: string): SetUpStep {
  const found = steps.find(({ step }) => step === name)
  if (!found) throw new Error(`there is no step ${name}`)
  return found
}

type OfCovenant = At & { id: string }

/** The head drafts what the seven homes are to promise each other. */
export async function drafts(house: TestHouse, { head }: Street, at: At): Promise<OfCovenant> {
  const covenant = { ...at, id: uuid7() }
  const title = 'Quy ước tổ liên gia'
  const made = { ...covenant, title, text, signers: homes, kind: 'convention' as const }
  await done(house, head, covenants.make, made)
  return covenant
}

/** The seven homes vote by hands on a draft. */
export async function vote(
  house: TestHouse,
  { head }: Street,
  covenant: OfCovenant,
  { on, ...counted }: { on: string; number: number; agreed: number; against: number },
) {
  itIs(on)
  return house.ask(head, covenants.vote, {
    ...covenant,
    ...counted,
    voteId: uuid7(),
    on,
    from: '19:30',
    to: '21:00',
    place: 'Nhà văn hoá bản',
    way: 'show_of_hands',
    households: homes,
    present: homes,
    content: 'Biểu quyết quy ước của tổ liên gia',
    decision: 'Theo số đông',
    signedBy: {
      chair: 'Lò Văn Hặc',
      secretary: 'Cà Thị Nơi',
      front: 'Quàng Văn Dơn',
      witnesses: ['Lường Thị Bích', 'Vì Văn Dũng'],
    },
  })
}

/** So many of the homes sign, each on its own phone. */
export async function sign(
  house: TestHouse,
  { families }: Street,
  covenant: OfCovenant,
  [first, last]: [number, number] = [0, homes],
) {
  for (const [at, family] of [...families.entries()].slice(first, last))
    await done(house, family, covenants.sign, {
      ...covenant,
      signatureId: uuid7(),
      who: names[at] ?? '',
    })
}

/** A copy goes the whole way to its launch, as quickly as the law and the people allow. */
export async function launches(
  house: TestHouse,
  place: Street,
  { at, from, on, signed }: { at: At; from: string; on: string; signed: number },
) {
  const { head, police, committee } = place
  const day = (count: number) => daysLater(from, count)
  await goes(house, police, at, { step: 'households', on: day(4) })
  await goes(house, police, at, { step: 'submission', on: day(8) })
  const proof = async (by: Person) => [await photo(house, by, at)]
  await goes(house, head, at, { step: 'consult', on: day(15), evidence: await proof(head) })
  const covenant = await drafts(house, place, at)
  const said = { on: day(15), number: 1, agreed: 7, against: 0 }
  expect((await vote(house, place, covenant, said)).status).toBe(200)
  await done(house, head, covenants.send, { ...covenant, number: 1, on: day(15) })
  const recognised = { number: 1, on: day(15), recognised: true, decision: '12/QĐ-UBND' }
  await done(house, committee, covenants.decide, { ...covenant, ...recognised })
  await sign(house, place, covenant, [0, signed])
  await goes(house, head, at, { step: 'agree', on: day(20) })
  await goes(house, committee, at, { step: 'decision', on: day(30), decision: '12/QĐ-UBND' })
  await goes(house, committee, at, { step: 'launch', on, evidence: await proof(committee) })
  return covenant
}

/** An officer finds that the model works, from a day on. */
export async function works(house: TestHouse, { police }: Street, at: At, on: string) {
  itIs(on)
  const { edition } = await modelAt(house, at)
  const state = { edition, state: 'active' as const, on, reason: 'Hoạt động đều' }
  await done(house, police, m.settle, { keeperId: at.keeperId, id: at.modelId, ...state })
}

/** The model as everybody reads it. */
export function modelAt(house: TestHouse, { keeperId, modelId }: At): Promise<Model> {
  return done(house, undefined, m.read, { keeperId, id: modelId })
}

/** Its dated history in short: states bare, moments with what was said. */
export function told({ history }: Model) {
  return history.map((each) =>
    each.what === 'state'
      ? `${each.on} ${each.state}`
      : [each.on, each.moment, ...Object.values(each.said)].join(' '),
  )
}
