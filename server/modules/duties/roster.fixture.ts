import { expect, vi } from 'vitest'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { duties as d } from '../../../contract/duties.ts'
import { models } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { launch } from '../../testing/village-model.ts'
import type { z } from 'zod'

/** Sets the clock on the wall in Việt Nam, for the whole house. */
export function clockIs(at: string) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${at}:00+07:00`) })
}

/** Asks, and expects to be answered. */
export async function done<Input extends z.ZodType, Reply extends z.ZodType>(
  house: TestHouse,
  as: Person,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
) {
  const reply = await house.ask(as, at, input)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body
}

type Place = { id: string; keeperId: string }

/** A model of a type alive in a place, since before the clock of the story. */
export async function modelOf(
  house: TestHouse,
  { keeper, officer, unit, type }: { keeper: Person; officer: Person; unit: Place; type: string },
) {
  const model = { keeperId: unit.keeperId, modelId: uuid7() }
  await done(house, keeper, models.register, {
    keeperId: unit.keeperId,
    id: model.modelId,
    unitId: unit.id,
    type,
    name: 'Mô hình trực',
    foundedOn: '2022-06-10',
  })
  await launch(house, officer, { keeperId: unit.keeperId, id: model.modelId }, '2022-06-10')
  return model
}

/** A village whose people patrol at night: four of them on the roster, one without the app. */
export async function patrol(house: TestHouse, type = 'people-security-team') {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const officer = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const of = await modelOf(house, { keeper: head, officer, unit: village, type })
  const walkers = await Promise.all(
    ['Quàng Văn Ánh', 'Lường Thị Bích', 'Hà Văn Chung'].map((name) =>
      house.person('resident', village, { name, strength: 'code' }),
    ),
  )
  const hands = []
  for (const walker of walkers) {
    const id = uuid7()
    await done(house, head, d.addHand, { ...of, id, accountId: walker.accountId })
    await done(house, walker, d.answerHand, { ...of, id, yes: true })
    hands.push(id)
  }
  const byName = uuid7()
  await done(house, head, d.addHand, { ...of, id: byName, name: 'Vì Văn Dũng', agreed: true })
  const [one, two, three] = walkers as [Person, Person, Person]
  const [handOne, handTwo, handThree] = hands as [string, string, string]
  return {
    commune,
    village,
    head,
    officer,
    of,
    one,
    two,
    three,
    hands: {
      one: handOne,
      two: handTwo,
      three: handThree,
      byName,
    },
  }
}

/** A line of the roster that begins today. */
export function night(more: object = {}) {
  return {
    id: uuid7(),
    shift: 'night',
    from: '22:00',
    to: '01:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    place: 'Đầu bản – cầu treo',
    since: '2026-11-23',
    ...more,
  }
}
