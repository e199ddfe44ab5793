import { expect } from 'vitest'
import { alarms as a } from '../../../contract/alarms.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { homeIn, lane, neighbour, teamIn } from './lane.fixture.ts'

/** A lane of two homes whose people have the app, the lane beside it, and those on duty over both. */
export async function street(house: TestHouse) {
  const place = await lane(house, 2)
  const { head, village, commune, team, homes } = place
  const beside = await teamIn(house, head, village)
  const [one = '', other = ''] = homes
  const caller = await neighbour(house, team, one, 'Người gọi')
  const helper = await neighbour(house, team, other, 'Người giúp')
  const next = await neighbour(house, beside, await homeIn(house, head, beside), 'Ngõ bên')
  const police = await house.person('commune_police', commune)
  const guard = await house.person('security_team', village)
  await house.db
    .insertInto('alarms.neighbour')
    .values({ keeperId: team.keeperId, teamId: team.teamId, otherId: beside.teamId })
    .execute()
  const { roster } = house.app.alarms
  for (const { teamId } of [team, beside]) await roster.refresh(teamId)
  await roster.refreshDuty()
  expect(roster.team(team.teamId)?.members).toHaveLength(2)
  return { ...place, beside, caller, helper, next, police, guard }
}

/** Presses for a team. */
export async function press(
  house: TestHouse,
  who: Person,
  team: { keeperId: string; teamId: string },
  more: object = {},
) {
  const pressed = await house.ask(who, a.raise, { ...team, id: uuid7(), kind: 'fire', ...more })
  expect(pressed.status, JSON.stringify(pressed.body)).toBe(200)
  return { keeperId: team.keeperId, id: pressed.body.id }
}
