import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { tipBoxes as b } from '../../../contract/tip-boxes.ts'
import { today } from '../../platform/days.ts'
import type { Person, TestHouse } from '../../testing/house.ts'

/** What a village with a box stands on: the tests' house, or one that runs as a process of its own. */
type Ground = Pick<TestHouse, 'ask' | 'person' | 'commune' | 'village'>

/** A village whose head and whose commune's Front hold the keys of a box at the culture house. */
export async function boxVillage(house: Ground) {
  const commune = await house.commune()
  const place = await house.village(commune)
  const head = await house.person('village_head', place, { name: 'Lò Văn Hặc' })
  const front = await house.person('commune_front', commune, { name: 'Cà Thị Xuân' })
  const guard = await house.person('security_team', place, { name: 'Quàng Văn Dũng' })
  const police = await house.person('commune_police', commune, { name: 'Cầm Thị Ban' })
  const box = {
    keeperId: commune.id,
    id: randomUUID() as string,
    unitId: place.id,
    place: 'Nhà văn hoá bản',
    keyholders: [head.accountId, front.accountId] as [string, string],
    everyDays: 7,
    hungOn: '2024-11-01',
  }
  const opening = (byTwo: Person, more: object = {}) => ({
    keeperId: commune.id,
    id: randomUUID() as string,
    kind: 'box' as const,
    boxId: box.id,
    unitId: place.id,
    on: '2024-11-08',
    at: '08:30',
    sealWhole: true,
    letters: 6,
    byTwo: byTwo.accountId,
    ...more,
  })
  const meeting = (byTwo: Person, more: object = {}) => {
    const { boxId: _, ...said } = opening(byTwo)
    return { ...said, kind: 'meeting' as const, letters: 12, attendance: 40, ...more }
  }
  return { commune, place, head, front, guard, police, box, opening, meeting }
}

/** The same with the box hung. */
export async function hung(house: Ground) {
  const made = await boxVillage(house)
  const said = await house.ask(made.head, b.hang, made.box)
  expect(said.status, JSON.stringify(said.body)).toBe(200)
  return made
}

/** The day so many days from now. */
export function shift(days: number) {
  return today(Date.now() + days * 86_400_000)
}

/** Where a box or a record is, and nothing else of it. */
export function at({ keeperId, id }: { keeperId: string; id: string }) {
  return { keeperId, id }
}
