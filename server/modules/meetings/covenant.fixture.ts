import { expect, vi } from 'vitest'
import { covenants } from '../../../contract/covenants.ts'
import { models as m } from '../../../contract/models.ts'
import type { RoleEntry } from '../../../contract/catalog.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { TestHouse } from '../../testing/house.ts'

export const text = 'Điều 1. Không gây mất trật tự.\nĐiều 2. Có việc thì báo nhau.'

/** The server's clock says that it is this day, in the morning in Việt Nam. */
export function itIs(day: string) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) })
}

type Setting = { type?: string; households?: number; more?: object; commune?: Commune }
type Commune = Awaited<ReturnType<TestHouse['commune']>>

/** A village with a model and a drafted covenant, and the people around it, on the day it is. */
export async function drafted(house: TestHouse, setting: Setting = {}) {
  const { type = 'self-managed-road', households = 60, more = {} } = setting
  const commune = setting.commune ?? (await house.commune())
  const village = await house.village(commune)
  const staff = async (role: RoleEntry['id'], at = village) => house.person(role, at)
  const people = {
    head: await staff('village_head'),
    police: await staff('commune_police', commune),
    resident: await house.person('household_head', village, { name: 'Lường Thị Inh' }),
  }
  const model = { keeperId: commune.id, modelId: uuid7() }
  const registered = await house.ask(people.head, m.register, {
    keeperId: model.keeperId,
    id: model.modelId,
    unitId: village.id,
    type,
    name: 'Tuyến đường tự quản',
    households,
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  const at = { ...model, id: uuid7() }
  const made = await house.ask(people.head, covenants.make, {
    ...at,
    title: 'Quy ước tuyến đường',
    text,
    signers: households,
    ...more,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return { commune, village, ...people, at, covenant: made.body }
}

/** The minutes of a vote by hands in the house of culture. */
export function minutes(on: string, more: object = {}) {
  return {
    voteId: uuid7(),
    number: 1,
    on,
    from: '19:30',
    to: '21:00',
    place: 'Nhà văn hoá',
    way: 'show_of_hands' as const,
    households: 60,
    present: 58,
    agreed: 50,
    against: 8,
    content: 'Biểu quyết quy ước',
    decision: 'Thông qua',
    signedBy: {
      chair: 'Lò Văn Hặc',
      secretary: 'Cà Thị Nơi',
      front: 'Quàng Văn Dơn',
      witnesses: ['Lường Văn Pọm', 'Tòng Thị Ín'],
    },
    ...more,
  }
}

type Drafted = Awaited<ReturnType<typeof drafted>>

/** Takes the draft through vote, sending and recognition, all on one day. */
export async function inForce(
  house: TestHouse,
  { head, police, at }: Drafted,
  on: string,
  number = 1,
) {
  const steps = [
    await house.ask(head, covenants.vote, { ...at, ...minutes(on, { number }) }),
    await house.ask(head, covenants.send, { ...at, number, on }),
    await house.ask(police, covenants.decide, {
      ...at,
      number,
      on,
      recognised: true,
      decision: `${number}/QĐ-UBND`,
    }),
  ]
  for (const { status, body } of steps) expect(status, JSON.stringify(body)).toBe(200)
}

/** Enters signatures from a list of names. */
export function entering(house: TestHouse, { head, at }: Pick<Drafted, 'head' | 'at'>, on: string) {
  return (...names: string[]) =>
    house.ask(head, covenants.enter, {
      ...at,
      on,
      way: 'sheet' as const,
      signatures: names.map((who) => ({
        id: uuid7(),
        who,
      })),
    })
}
