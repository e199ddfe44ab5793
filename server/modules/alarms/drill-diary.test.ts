import { expect } from 'vitest'
import { activities } from '../../../contract/activities.ts'
import { alarmTeams } from '../../../contract/alarm-teams.ts'
import { alarms as a } from '../../../contract/alarms.ts'
import { figures } from '../../../contract/figures.ts'
import { models } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { launch } from '../../testing/village-model.ts'
import { press, street } from './street.fixture.ts'

/** A lane whose team runs the model that household teams run. */
async function streetWithModel(house: TestHouse) {
  const place = await street(house)
  const { team, head, police } = place
  const model = { keeperId: team.keeperId, id: uuid7() }
  const registered = await house.ask(head, models.register, {
    ...model,
    unitId: team.teamId,
    type: 'fire-safe-inter-household-team',
    name: 'Tổ liên gia số 1',
    foundedOn: '2023-01-10',
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(200)
  await launch(house, police, model, '2023-01-10')
  await house.ask(head, alarmTeams.setUp, { ...team, model })
  await house.app.alarms.roster.refresh(team.teamId)
  return { ...place, model }
}

test('a drill is filed in the diary of the team’s model once, with the bell’s own times, and counts', async ({
  house,
}) => {
  const { team, head, caller, helper, model, village } = await streetWithModel(house)
  const at = await press(house, head, team, { drill: true })
  await house.ask(caller, a.answer, { ...at, answer: 'safe' })
  await house.ask(helper, a.answer, { ...at, answer: 'coming' })
  await house.ask(head, a.close, { ...at, outcome: 'drill', reason: 'Mọi nhà ra đủ' })
  await house.settle()
  await house.app.alarms.keep.settle()
  await house.settle()

  const diary = await house.ask(head, activities.list, { under: team.teamId, modelId: model.id })
  expect(diary.body.activities).toHaveLength(1)
  expect(diary.body.activities[0]).toMatchObject({ id: at.id, kind: 'drill', attendance: 2 })
  const read = await house.ask(head, activities.read, at)
  expect(read.body).toMatchObject({
    summary: 'Mọi nhà ra đủ',
    answers: { scenario: 'fire', alarmsHeard: true },
  })
  const counted = await house.ask(head, figures.dashboard, { unitId: village.id })
  const amountOf = (id: string) =>
    counted.body.totals.find(({ indicator }) => indicator === id)?.amount ?? 0
  expect(amountOf('drill.count')).toBe(1)
  expect(amountOf('drill.attendances')).toBe(2)
  expect(amountOf('fire.smallHandled')).toBe(0)
})

test('an alarm that was real leaves no drill in the diary, nor does a drill that nobody answered', async ({
  house,
}) => {
  const { team, head, caller, model } = await streetWithModel(house)
  const real = await press(house, caller, team)
  await house.ask(caller, a.answer, { ...real, answer: 'safe' })
  await house.ask(head, a.close, { ...real, outcome: 'handled_by_team' })
  const unheard = await press(house, head, team, { drill: true })
  await house.ask(head, a.close, { ...unheard, outcome: 'drill' })
  await house.settle()

  const diary = await house.ask(head, activities.list, { under: team.teamId, modelId: model.id })
  expect(diary.body.activities).toEqual([])
})
