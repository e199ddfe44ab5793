import { expect } from 'vitest'
import { alarmTeams as t, SetupStep } from '../../../contract/alarm-teams.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'

/** A lane of a village whose head links it by the alarm, with so many homes. */
export async function lane(house: TestHouse, homes = 0) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const head = await house.person('village_head', village, { name: 'Lò Văn Hặc' })
  const team = await teamIn(house, head, village)
  const ids: string[] = []
  for (let number = 1; number <= homes; number += 1)
    ids.push(await homeIn(house, head, team, `Nhà số ${number}`))
  return { commune, village, head, team, homes: ids }
}

type At = { keeperId: string; teamId: string }

/** One more team of a village, linked. */
export async function teamIn(
  house: TestHouse,
  head: Person,
  village: { id: string; keeperId: string },
) {
  const team = { keeperId: village.keeperId, teamId: uuid7() }
  const made = await house.ask(head, t.setUp, {
    ...team,
    parentId: village.id,
    name: `Ngõ ${team.teamId.slice(-6)}`,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return team
}

/** A home that joins a team; its id. */
export async function homeIn(house: TestHouse, head: Person, team: At, name = 'Nhà số 1') {
  const id = uuid7()
  const made = await house.ask(head, t.addHome, { ...team, id, name })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return id
}

/** Somebody who came in by the team's invitation and said which home is theirs. */
export async function neighbour(house: TestHouse, team: At, homeId: string, name = 'Hà Thị Mai') {
  const unit = { id: team.teamId, keeperId: team.keeperId }
  const person = await house.person('household_head', unit, { strength: 'code', name })
  const joined = await house.ask(person, t.join, { ...team, homeId })
  expect(joined.status, JSON.stringify(joined.body)).toBe(200)
  return person
}

/** Takes the steps up to one of them, each on the day given for it. */
export async function takeSteps(house: TestHouse, head: Person, team: At, days: string[]) {
  const answers = []
  for (const [at, on] of days.entries()) {
    const step = SetupStep.options[at] ?? 'homes'
    answers.push(await house.ask(head, t.step, { ...team, step, on }))
  }
  return answers
}
