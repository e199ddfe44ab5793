import { alarmTeams } from '../../../contract/alarm-teams.ts'
import { alarms } from '../../../contract/alarms.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { TestHouse } from '../../testing/house.ts'
import { done, itIs, names, type Street } from './life-places.fixture.ts'

type At = { keeperId: string; modelId: string }

/** The homes of a team are linked by the alarm, each with somebody who hears it, and to the team's model. */
export async function links(house: TestHouse, { head, team, families }: Street, at: At) {
  const { keeperId, id: teamId } = team
  const model = { keeperId: at.keeperId, id: at.modelId }
  await done(house, head, alarmTeams.setUp, { keeperId, teamId, model })
  for (const [number, family] of families.entries()) {
    const homeId = uuid7()
    const name = `Nhà ${names[number]}`
    await done(house, head, alarmTeams.addHome, { keeperId, teamId, id: homeId, name })
    await done(house, family, alarmTeams.join, { keeperId, teamId, homeId })
  }
  await house.app.alarms.roster.refresh(teamId)
}

/** The head rings for practice, every home answers, and the bell writes the diary itself. */
export async function rings(house: TestHouse, { head, team, families }: Street, on: string) {
  itIs(on)
  const { keeperId, id: teamId } = team
  const raised = { keeperId, teamId, id: uuid7(), kind: 'fire', drill: true } as const
  const { id } = await done(house, head, alarms.raise, raised)
  for (const family of families)
    await done(house, family, alarms.answer, { keeperId, id, answer: 'safe' })
  const reason = 'Bảy nhà ra đủ'
  await done(house, head, alarms.close, { keeperId, id, outcome: 'drill', reason })
  await house.settle()
  await house.app.alarms.keep.settle()
  await house.settle()
}
