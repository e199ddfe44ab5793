import { expect } from 'vitest'
import { accounts } from '../../../contract/accounts.ts'
import { alarmTeams as t } from '../../../contract/alarm-teams.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { homeIn, lane, neighbour, teamIn } from './lane.fixture.ts'

const told = {
  name: 'Nhà bà Xuân',
  address: 'Số 12, ngõ 15',
  place: { lat: 20.8463, lon: 105.3312 },
  spot: { x: 12.5, y: 40.1 },
  secondExit: true,
  kit: [
    { kind: 'extinguisher' as const, count: 1, expiresOn: '2024-06-30' },
    { kind: 'breaking_tool' as const, count: 2, expiresOn: null },
  ],
}

test('a home joins with its place, its spot on the sketch and its equipment, once', async ({
  house,
}) => {
  const { head, team } = await lane(house)
  const home = { ...team, id: uuid7(), ...told }
  await house.ask(head, t.addHome, home)
  const { body } = await house.ask(head, t.addHome, home)
  expect(body.homes).toEqual([
    { id: home.id, ...told, members: [], needs: 0, mine: false, edition: 1 },
  ])

  for (const other of [{ name: 'Nhà khác' }, { kit: [] }, { spot: { x: 12.5, y: 41 } }]) {
    const refused = await house.ask(head, t.addHome, { ...home, ...other })
    expect(refused.body.code).toBe('home.other_content')
  }
  const nowhere = await house.ask(head, t.addHome, { ...home, place: { lat: 0, lon: 0 } })
  expect(nowhere.body.fields).toEqual([{ path: 'place', code: 'place_unknown' }])
})

test('a change keeps what it does not speak of, replaces the kit whole, and is refused when it is old', async ({
  house,
}) => {
  const { head, team } = await lane(house)
  const at = { ...team, id: uuid7() }
  await house.ask(head, t.addHome, { ...at, ...told })
  const newer = [{ kind: 'extinguisher' as const, count: 2, expiresOn: '2027-06-30' }]
  const change = { ...at, edition: 1, name: told.name, secondExit: null, kit: newer }

  const { body } = await house.ask(head, t.changeHome, change)
  expect(body.homes).toMatchObject([{ ...told, secondExit: null, kit: newer, edition: 2 }])
  expect((await house.ask(head, t.changeHome, change)).status).toBe(200)
  const stale = await house.ask(head, t.changeHome, { ...change, address: 'Số 14' })
  expect(stale.body).toMatchObject({
    code: 'home.changed',
    current: { homes: [{ id: at.id, edition: 2 }] },
  })
})

test('a home answers for itself, not for the house next door', async ({ house }) => {
  const { head, team, homes } = await lane(house, 2)
  const [own = '', beside = ''] = homes
  const person = await neighbour(house, team, own)
  const change = (id: string) => ({ ...team, id, edition: 1, name: 'Nhà tôi', secondExit: true })
  const member = { ...team, id: uuid7(), name: 'Bà Nhàn', phone: '0912 345 678' }

  expect((await house.ask(person, t.changeHome, change(own))).status).toBe(200)
  expect((await house.ask(person, t.changeHome, change(beside))).status).toBe(403)
  expect((await house.ask(person, t.addMember, { ...member, homeId: beside })).status).toBe(403)
  expect((await house.ask(person, t.addMember, { ...member, homeId: own })).status).toBe(200)
  expect((await house.ask(person, t.leave, { ...team, id: beside })).status).toBe(403)
  const stranger = await neighbour(house, team, beside, 'Lê Văn Bên')
  expect((await house.ask(stranger, t.removeMember, { ...team, id: member.id })).status).toBe(403)
  expect((await house.ask(head, t.removeMember, { ...team, id: member.id })).status).toBe(200)
})

test('somebody without the app is written down with a number that can be rung', async ({
  house,
}) => {
  const { head, team, homes, village } = await lane(house, 2)
  const [homeId = '', other = ''] = homes
  const member = { ...team, homeId, id: uuid7(), name: 'Bà Nhàn', phone: '+84 912 345 678' }
  await house.ask(head, t.addMember, member)
  const { body } = await house.ask(head, t.addMember, member)
  expect(body.homes.find(({ id }) => id === homeId)?.members).toEqual([
    { id: member.id, name: 'Bà Nhàn', phone: '0912345678', inApp: false, me: false },
  ])

  const wrong = await house.ask(head, t.addMember, { ...member, id: uuid7(), phone: '12345' })
  expect(wrong.body.fields).toEqual([{ path: 'phone', code: 'not_a_phone' }])
  const moved = await house.ask(head, t.addMember, { ...member, homeId: other })
  expect(moved.body.code).toBe('home_member.other_content')
  const nowhere = await house.ask(head, t.addMember, { ...member, homeId: uuid7() })
  expect(nowhere.body.code).toBe('home.not_found')
  const { body: listed } = await house.ask(head, t.list, { under: village.id })
  expect(listed).toMatchObject([{ members: 1, reachable: 1 }])

  const at = { ...team, id: member.id }
  expect((await house.ask(head, t.removeMember, at)).status).toBe(200)
  expect((await house.ask(head, t.removeMember, at)).body.code).toBe('home_member.not_found')
})

test('somebody scans the team head’s invitation, says which home is theirs, and has one only', async ({
  house,
}) => {
  const { team, homes, village } = await lane(house, 2)
  const [first = '', second = ''] = homes
  const unit = { id: team.teamId, keeperId: team.keeperId }
  const teamHead = await house.person('team_head', unit, { name: 'Bùi Văn Thắng' })
  const role = 'household_head' as const
  const invitation = { keeperId: unit.keeperId, unitId: unit.id, role, days: 7, uses: 5 }
  const made = await house.ask(teamHead, accounts.invite, invitation)
  const token = made.body.address.split('/moi/')[1] ?? ''
  const given = { token, name: 'Hà Thị Mai', phone: '0911222333' }
  const { body: asked } = await house.ask(undefined, accounts.takeInvite, given)
  const code = asked.shown ?? ''
  const inside = await house.ask(undefined, accounts.takeInvite, { ...given, code })
  const mai = { accountId: '', cookie: inside.cookie.split(';')[0] ?? '' }

  const joined = await house.ask(mai, t.join, { ...team, homeId: first, phone: '0987654321' })
  const home = joined.body.homes.find(({ id }) => id === first)
  expect(home).toMatchObject({
    mine: true,
    members: [{ name: 'Hà Thị Mai', phone: '0987654321', inApp: true, me: true }],
  })
  expect((await house.ask(mai, t.join, { ...team, homeId: first })).body).toEqual(joined.body)
  const again = await house.ask(mai, t.join, { ...team, homeId: second })
  expect(again).toMatchObject({ status: 409, body: { code: 'home_member.has_home' } })

  const resident = await house.person('resident', village)
  expect((await house.ask(resident, t.join, { ...team, homeId: second })).status).toBe(404)
  const villageHead = await house.person('village_head', village)
  expect((await house.ask(villageHead, t.join, { ...team, homeId: second })).status).toBe(403)
})

test('numbers are for the team and for those on duty; others see the names of the homes alone', async ({
  house,
}) => {
  const { commune, village, head, team, homes } = await lane(house, 1)
  const [homeId = ''] = homes
  const phone = '0912345678'
  await house.ask(head, t.addMember, { ...team, homeId, id: uuid7(), name: 'Bà Nhàn', phone })
  const seen = async (who: Parameters<typeof house.ask>[0]) => {
    const { body } = await house.ask(who, t.read, team)
    return body.homes[0]?.members.find(({ name }) => name === 'Bà Nhàn')?.phone
  }

  expect(await seen(await neighbour(house, team, homeId))).toBe(phone)
  expect(await seen(head)).toBe(phone)
  expect(await seen(await house.person('commune_police', commune))).toBe(phone)
  expect(await seen(await house.person('commune_front', commune))).toBeNull()
  expect(await seen(await house.person('mediator', village))).toBeNull()
})

test('a home that leaves takes its people along, makes room, and is shown once more', async ({
  house,
}) => {
  const { head, team, homes } = await lane(house, 15)
  const [id = ''] = homes
  const person = await neighbour(house, team, id)
  const left = await house.ask(person, t.leave, { ...team, id })
  expect(left.status).toBe(200)
  expect(left.body.homes).toHaveLength(14)
  expect((await house.ask(head, t.leave, { ...team, id })).status).toBe(200)
  expect((await house.ask(head, t.leave, { ...team, id: uuid7() })).body.code).toBe(
    'home.not_found',
  )

  await homeIn(house, head, team, 'Nhà mới')
  const people = await house.db
    .selectFrom('alarms.member')
    .select('id')
    .where('homeId', '=', id)
    .execute()
  expect(people).toEqual([])
})

test('every process is told that a team is no longer what it was, and only when it is not', async ({
  house,
}) => {
  const { head, team, village } = await lane(house)
  await house.settle()
  const heard: string[] = []
  house.house.bus.listen('alarms.team_changed', async ({ teamId }) => {
    heard.push(teamId)
  })
  const home = { ...team, id: uuid7(), ...told }
  await house.ask(head, t.addHome, home)
  await house.ask(head, t.addHome, home)
  const other = await teamIn(house, head, village)
  await house.settle()
  expect(heard).toEqual([team.teamId, other.teamId])
})
