import { expect } from 'vitest'
import { alarmTeams as t } from '../../../contract/alarm-teams.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test } from '../../testing/house.ts'
import { lane, neighbour } from './lane.fixture.ts'

const what = 'Bà cụ đi lại khó, ngủ gian sau'

test('a home agrees to have told who needs help; others see how many, never what', async ({
  house,
}) => {
  const { head, team, homes } = await lane(house, 2)
  const [homeId = '', beside = ''] = homes
  const [own, other] = [await neighbour(house, team, homeId), await neighbour(house, team, beside)]
  const at = { ...team, homeId }
  const need = { ...at, id: uuid7(), what, agreed: true as const }

  const agreed = await house.ask(own, t.consent, need)
  expect(agreed.body).toEqual([{ id: need.id, what, agreedAt: expect.any(String) }])
  expect((await house.ask(own, t.consent, need)).body).toEqual(agreed.body)
  expect((await house.ask(own, t.consents, at)).body).toEqual(agreed.body)

  for (const who of [other, head]) {
    expect((await house.ask(who, t.consents, at)).status).toBe(403)
    expect((await house.ask(who, t.consent, { ...need, id: uuid7() })).status).toBe(403)
    expect((await house.ask(who, t.withdraw, { ...at, id: need.id })).status).toBe(403)
    const read = await house.ask(who, t.read, team)
    expect(read.body.homes.find(({ id }) => id === homeId)?.needs).toBe(1)
    expect(JSON.stringify(read.body)).not.toContain(what)
  }
})

test('taken back, it is told to nobody, and a consent that arrives late does not bring it back', async ({
  house,
}) => {
  const { team, homes } = await lane(house, 2)
  const [homeId = '', beside = ''] = homes
  const own = await neighbour(house, team, homeId)
  const at = { ...team, homeId }
  const need = { ...at, id: uuid7(), what, agreed: true as const }
  await house.ask(own, t.consent, need)

  const taken = () => house.ask(own, t.withdraw, { ...at, id: need.id })
  expect((await taken()).body).toEqual({ done: true })
  expect((await taken()).status).toBe(200)
  expect((await house.ask(own, t.consent, need)).body).toEqual([])
  const changed = await house.ask(own, t.consent, { ...need, what: 'Việc khác' })
  expect(changed.body.code).toBe('need.other_content')
  const unknown = await house.ask(own, t.withdraw, { ...at, id: uuid7() })
  expect(unknown.body.code).toBe('need.not_found')
  const elsewhere = await house.ask(own, t.consents, { ...team, homeId: beside })
  expect(elsewhere.status).toBe(403)
})

test('without the yes there is no consent, and elsewhere there is no home', async ({ house }) => {
  const { team, homes, commune } = await lane(house, 1)
  const [homeId = ''] = homes
  const own = await neighbour(house, team, homeId)
  const need = { ...team, homeId, id: uuid7(), what }
  const refused = await house.ask(own, t.consent, { ...need, agreed: false as never })
  expect(refused.body.fields).toEqual([{ path: 'agreed', code: 'not_offered' }])

  const there = await lane(house)
  const strangers: Person[] = [there.head, await house.person('commune_police', there.commune)]
  for (const who of strangers) {
    const asked = await house.ask(who, t.consents, { ...team, homeId })
    expect(asked).toMatchObject({ status: 404, body: { code: 'team.not_found' } })
  }
  const police = await house.person('commune_police', commune)
  expect((await house.ask(police, t.consents, { ...team, homeId })).status).toBe(403)
})

test('a home that leaves the team takes its consents back', async ({ house }) => {
  const { head, team, homes } = await lane(house, 1)
  const [homeId = ''] = homes
  const own = await neighbour(house, team, homeId)
  const id = uuid7()
  await house.ask(own, t.consent, { ...team, homeId, id, what, agreed: true })
  await house.ask(head, t.leave, { ...team, id: homeId })

  const stored = await house.db
    .selectFrom('alarms.need')
    .select('withdrawnAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(stored.withdrawnAt).toBeInstanceOf(Date)
})
