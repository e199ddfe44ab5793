import { expect, vi } from 'vitest'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { units } from '../../../contract/units.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'

/** The server's clock says that it is this day, in the morning in Việt Nam. */
export function itIs(day: string) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T08:00:00+07:00`) })
}

/** Asks, and expects to be answered. */
export async function done<Input extends z.ZodType, Reply extends z.ZodType>(
  house: TestHouse,
  as: Person | undefined,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
) {
  const reply = await house.ask(as, at, input)
  expect(reply.status, `${at.path} ${JSON.stringify(reply.body)}`).toBe(200)
  return reply.body
}

type Place = Awaited<ReturnType<TestHouse['province']>>
export type Street = Awaited<ReturnType<typeof street>>

/** How many homes a household team has in this story. */
export const homes = 7

/** A village with the people who answer for it, and seven homes side by side in it, each with somebody. */
export async function street(house: TestHouse, name: string, province: Place, shared?: Place) {
  const commune = shared ?? (await house.commune(province))
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const police = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const committee = await house.person('commune_committee', commune, { name: 'Hà Văn Chung' })
  const team = await done(house, head, units.create, {
    keeperId: commune.id,
    id: uuid7(),
    parentId: village.id,
    kind: 'household_team',
    title: 'tổ',
    name,
    households: homes,
  })
  const families: Person[] = []
  for (const signs of names)
    families.push(await house.person('household_head', team, { name: signs, strength: 'code' }))
  return { province, commune, village, team, head, police, committee, families }
}

/** Who signs for each of the seven homes. */
export const names = [
  'Quàng Văn Ánh',
  'Lường Thị Bích',
  'Vì Văn Dũng',
  'Cà Thị Nơi',
  'Tòng Văn Ín',
  'Lò Thị Pọm',
  'Hoàng Văn Sơn',
]

/** So many months from one on, `2023-12`. */
export function monthsFrom(first: string, count: number) {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, month - 1 + at)).toISOString().slice(0, 7),
  )
}
