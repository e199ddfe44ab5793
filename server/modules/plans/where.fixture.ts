import { models as m } from '../../../contract/models.ts'
import { units as u } from '../../../contract/units.ts'
import { whereNext as w } from '../../../contract/where-next.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { recordedThere } from '../../testing/recorded.ts'

type Village = Awaited<ReturnType<TestHouse['village']>>

/** What a village of the story is like. */
type Told = {
  households?: number
  terrain?: 'delta' | 'highland'
  livelihood?: 'farming' | 'trade'
  meetingPlace?: boolean
  disputes?: number
  team?: boolean
}

/** Writes down of a village what is told, as those who keep its books would. */
export async function describe(house: TestHouse, officer: Person, village: Village, told: Told) {
  const { id, keeperId } = village
  if (told.households !== undefined) {
    const { households } = told
    await house.ask(officer, u.describe, { keeperId, id, edition: 1, households })
  }
  if (told.terrain || told.livelihood || told.meetingPlace !== undefined) {
    const { terrain = null, livelihood = null, meetingPlace = null } = told
    const given = { keeperId, id, edition: 0, terrain, livelihood, meetingPlace }
    await house.ask(officer, w.describeGround, given)
  }
  if (told.team) {
    const team = { keeperId, id: uuid7(), parentId: id, kind: 'household_team' as const }
    await house.ask(officer, u.create, { ...team, title: 'Tổ liên gia', name: 'Xóm Trong' })
  }
  if (told.disputes) await recordedThere(house, village, 'dispute.received', told.disputes)
}

/** A model at work in a village. */
export async function modelAt(
  house: TestHouse,
  officer: Person,
  village: Village,
  type: string,
): Promise<{ keeperId: string; id: string }> {
  const { keeperId } = village
  const id = uuid7()
  const name = `Mô hình ${village.name}`
  await house.ask(officer, m.register, { keeperId, id, unitId: village.id, type, name })
  let edition = 1
  for (const state of ['consulting', 'approved', 'launched'] as const) {
    const move = { keeperId, id, edition, state, on: today(), reason: 'Đã họp dân' }
    edition = (await house.ask(officer, m.settle, move)).body.edition
  }
  return { keeperId, id }
}

/** The reasons of a place in short: `size 10/20 known`. */
export function short(reasons: { part: string; points: number; of: number; why: string }[]) {
  return reasons.map(({ part, points, of, why }) => `${part} ${points}/${of} ${why}`)
}
