import { expect } from 'vitest'
import { accounts as a } from '../../../contract/accounts.ts'
import { test } from '../../testing/house.ts'
import { allAtOnce, browserOf, newPhone, type TestHouse } from './newcomers.fixture.ts'

type Head = Awaited<ReturnType<TestHouse['person']>>
type Village = Awaited<ReturnType<TestHouse['village']>>

async function inviteTo(
  house: TestHouse,
  head: Head,
  village: Village,
  more: { uses?: number } = {},
) {
  const { keeperId, id: unitId } = village
  const made = await house.ask(head, a.invite, {
    keeperId,
    unitId,
    role: 'household_head',
    days: 7,
    uses: 2,
    ...more,
  })
  return { ...made.body, token: made.body.address.split('/moi/')[1] ?? '' }
}

/** Takes up an invitation on a phone, both steps. */
async function take(house: TestHouse, token: string, phone: string, name = 'Hà Thị Mai') {
  const asked = await house.ask(undefined, a.takeInvite, { token, name, phone })
  return house.ask(undefined, a.takeInvite, {
    token,
    name,
    phone,
    code: asked.body.shown ?? '000000',
  })
}

test('a village head invites, a resident comes in with a code and holds the post', async ({
  house,
}) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const { address, token } = await inviteTo(house, head, village)
  expect(address).toMatch(/^http:\/\/localhost:3000\/moi\/[\w-]{43}$/)

  const said = await house.ask(undefined, a.readInvite, { token })
  expect(said.body).toMatchObject({
    role: 'household_head',
    unit: { id: village.id, name: village.name },
  })

  const phone = newPhone()
  const asked = await house.ask(undefined, a.takeInvite, { token, name: 'Hà Thị Mai', phone })
  expect(asked.body).toEqual({ next: 'code', shown: expect.stringMatching(/^\d{6}$/) })
  expect(asked.cookie).toBe('')
  const code = asked.body.shown ?? ''
  const wrongCode = code === '000000' ? '000001' : '000000'
  const wrong = await house.ask(undefined, a.takeInvite, {
    token,
    name: 'Hà Thị Mai',
    phone,
    code: wrongCode,
  })
  expect(wrong.body.fields).toEqual([{ path: 'code', code: 'code_wrong' }])

  const inside = await house.ask(undefined, a.takeInvite, {
    token,
    name: 'Hà Thị Mai',
    phone,
    code,
  })
  expect(inside.body).toEqual({ next: 'inside' })
  const me = (await house.ask(browserOf(inside), a.me, {})).body
  expect(me).toMatchObject({ name: 'Hà Thị Mai', phone, strength: 'code' })
  expect(me.posts).toMatchObject([{ role: 'household_head', unit: { id: village.id } }])
})

test('taken twice by one phone it is one account, one post and one use; used up it opens nothing', async ({
  house,
}) => {
  const village = await house.village()
  const { token } = await inviteTo(house, await house.person('village_head', village), village)
  const [first, second] = [newPhone(), newPhone()]

  const once = browserOf(await take(house, token, first))
  const twice = browserOf(await take(house, token, first, 'Tên Khác'))
  const [before, after] = [await house.ask(once, a.me, {}), await house.ask(twice, a.me, {})]
  expect(after.body).toEqual(before.body)
  expect(after.body.posts).toHaveLength(1)

  expect((await take(house, token, second)).body.next).toBe('inside')
  expect(await take(house, token, newPhone())).toMatchObject({
    status: 409,
    body: { code: 'invite.used_up' },
  })
  expect((await house.ask(undefined, a.readInvite, { token })).body.code).toBe('invite.used_up')
})

test('two who take the last place at once: one gets it, and of the other nothing is kept', async ({
  house,
}) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const { id, token } = await inviteTo(house, head, village, { uses: 1 })
  const both = [newPhone(), newPhone()]
  const codes: string[] = []
  for (const phone of both) {
    codes.push(
      (await house.ask(undefined, a.takeInvite, { token, name: 'An', phone })).body.shown ?? '',
    )
  }
  const answers = await allAtOnce(house, 'accounts.invite', [id], () =>
    both.map((phone, at) =>
      house.ask(undefined, a.takeInvite, { token, name: 'An', phone, code: codes[at] }),
    ),
  )
  expect(answers.map((answer) => answer.status).toSorted((x, y) => x - y)).toEqual([200, 409])
  const entered = await house.db
    .selectFrom('accounts.account')
    .select('id')
    .where('phone', 'in', both)
    .execute()
  expect(entered).toHaveLength(1)
})

test('an invitation that is over, withdrawn or made up opens nothing', async ({ house }) => {
  const village = await house.village()
  const head = await house.person('village_head', village)
  const { keeperId } = village
  const old = await inviteTo(house, head, village)
  await house.db
    .updateTable('accounts.invite')
    .set({ expiresAt: new Date(0) })
    .where('id', '=', old.id)
    .execute()
  const withdrawn = await inviteTo(house, head, village)
  expect((await house.ask(head, a.withdrawInvite, { keeperId, id: withdrawn.id })).status).toBe(200)

  for (const { token } of [old, withdrawn]) {
    expect((await house.ask(undefined, a.readInvite, { token })).body.code).toBe('invite.expired')
    expect(await take(house, token, newPhone())).toMatchObject({
      status: 409,
      body: { code: 'invite.expired' },
    })
  }
  const madeUp = await house.ask(undefined, a.readInvite, { token: 'x'.repeat(43) })
  expect(madeUp).toMatchObject({ status: 404, body: { code: 'invite.not_found' } })
})

test('nobody is invited to an officer’s post, nor to a role that is not held there', async ({
  house,
}) => {
  const commune = await house.commune()
  const officer = await house.person('commune_committee', commune)
  const given = { keeperId: commune.id, unitId: commune.id, days: 1, uses: 1 }

  const strong = await house.ask(officer, a.invite, { ...given, role: 'commune_front' })
  expect(strong).toMatchObject({ status: 409, body: { code: 'invite.strong_role' } })
  const misplaced = await house.ask(officer, a.invite, { ...given, role: 'village_head' })
  expect(misplaced.body.fields).toEqual([{ path: 'role', code: 'not_held_here' }])
  expect((await house.ask(officer, a.invite, { ...given, role: 'mentor' })).status).toBe(200)
})

test('heads of villages and teams invite neighbours, not one another and not from elsewhere', async ({
  house,
}) => {
  const commune = await house.commune()
  const village = await house.village(commune)
  const given = { keeperId: commune.id, unitId: village.id, days: 1, uses: 1 }
  const invited = async (who: Head, role: 'resident' | 'mediator' | 'village_head') =>
    (await house.ask(who, a.invite, { ...given, role })).status

  const head = await house.person('village_head', village)
  const team = await house.person('team_head', village)
  expect(await invited(head, 'resident')).toBe(200)
  expect(await invited(team, 'resident')).toBe(200)
  expect(await invited(head, 'mediator')).toBe(403)
  expect(await invited(team, 'village_head')).toBe(403)
  expect(await invited(await house.person('resident', village), 'resident')).toBe(403)
  expect(await invited(await house.person('commune_police', commune), 'village_head')).toBe(200)
  expect(
    await invited(await house.person('village_head', await house.village(commune)), 'resident'),
  ).toBe(404)
})

test('in another commune’s books the invitation does not exist', async ({ house }) => {
  const village = await house.village()
  const { id } = await inviteTo(house, await house.person('village_head', village), village)
  const stranger = await house.person('commune_police', await house.commune())

  const withdrawn = await house.ask(stranger, a.withdrawInvite, { keeperId: village.keeperId, id })
  expect(withdrawn).toMatchObject({ status: 404, body: { code: 'invite.not_found' } })
})
