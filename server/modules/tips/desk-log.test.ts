import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { tipDesk as d } from '../../../contract/tip-desk.ts'
import { readLog } from '../../../sealing/key-log.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { deskLife, type LivingDesk, livingDesk } from './desk-life.fixture.ts'
import type { KeyHolder } from './desk.fixture.ts'

/** A proposal as a browser sends it. */
function proposal({ keeperId }: { keeperId: string }, { keyId, key }: KeyHolder) {
  const { holder, recipient, verifier } = key
  const locked = { locked: base64.encode(new Uint8Array(200)), lock: 'passphrase' as const }
  return { keeperId, id: keyId, holder, recipient, verifier, ...locked }
}

/** Somebody with another role who offers no key: what they are answered. */
async function asks({ house, commune, at }: LivingDesk, role: Parameters<TestHouse['person']>[0]) {
  return house.ask(await house.person(role, commune), d.read, at)
}

test('a desk is for those who may hold its keys, at that very place, signed in strongly', async ({
  house,
}) => {
  const desk = await livingDesk(house)
  const { at, commune, first } = desk
  for (const role of ['administrator', 'auditor', 'security_team'] as const)
    expect(await asks(desk, role), role).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    })
  expect(await asks(desk, 'commune_committee')).toMatchObject({
    status: 200,
    body: { may: { read: false, guard: true }, mine: null },
  })
  const weak = await house.person('commune_police', commune, { strength: 'password' })
  expect(await house.ask(weak, d.read, at)).toMatchObject({
    status: 403,
    body: { code: 'sign_in.stronger' },
  })
  const above = { id: commune.parentId ?? '', keeperId: commune.parentId ?? '' }
  const province = await house.person('province_police', above)
  expect(await house.ask(province, d.read, at)).toMatchObject({ status: 403 })
  const elsewhere = await house.person('commune_police', await house.commune())
  expect(await house.ask(elsewhere, d.read, at)).toMatchObject({
    status: 404,
    body: { code: 'desk.not_found' },
  })
  const village = await house.village(commune)
  expect(await house.ask(first, d.read, { keeperId: village.id })).toMatchObject({ status: 404 })
  expect(await house.ask(undefined, d.read, at)).toMatchObject({ status: 401 })
})

test('locked secrets go to their owner, and are written down nowhere else', async ({ house }) => {
  const { first, second, at } = await livingDesk(house)
  const { body: mine } = await house.ask(first, d.read, at)
  const { body: theirs } = await house.ask(second, d.read, at)
  expect(mine.mine?.id).toBe(first.keyId)
  expect(theirs.mine?.id).toBe(second.keyId)
  expect(JSON.stringify(theirs)).not.toContain(mine.mine?.locked)

  const anew = base64.encode(crypto.getRandomValues(new Uint8Array(300)))
  const relock = { ...at, id: first.keyId, locked: anew, lock: 'passkey' as const, hint: 'máy bàn' }
  expect(await house.ask(second, d.relock, relock)).toMatchObject({
    status: 404,
    body: { code: 'key.not_found' },
  })
  expect((await house.ask(first, d.relock, relock)).body.mine).toMatchObject({
    locked: anew,
    lock: 'passkey',
    hint: 'máy bàn',
  })
  const audited = await house.db.selectFrom('platform.audit').select('input').execute()
  const trail = JSON.stringify(audited)
  expect(trail).toContain(first.keyId)
  expect(trail).not.toContain(anew)
  expect(trail).not.toContain('"locked"')
})

test('keys are offered once, for a post one holds, and come in exactly as they were offered', async ({
  house,
}) => {
  const { first, guard, life, police, at } = await livingDesk(house)
  const third = await life.offers(await police('Vì Văn Pọm'), 'officer')
  expect((await house.ask(third, d.propose, proposal(at, third))).status).toBe(200)
  const others = { ...proposal(at, third), recipient: guard.key.recipient }
  for (const [who, what] of [
    [third, others],
    [first, proposal(at, third)],
  ] as const)
    expect(await house.ask(who, d.propose, what)).toMatchObject({
      status: 409,
      body: { code: 'key.other_content' },
    })
  const over = { ...proposal(at, third), id: randomUUID(), holder: 'custodian' as const }
  expect(await house.ask(third, d.propose, over)).toMatchObject({ status: 403 })

  const swapped = { ...third.key, recipient: (await life.offers(first, 'officer')).key.recipient }
  const forged = await life.signed(first, { act: 'admit', key: swapped })
  const stranger = { ...third.key, id: randomUUID() }
  const unknown = await life.signed(first, { act: 'admit', key: stranger })
  for (const logged of [forged, unknown])
    expect(await house.ask(first, d.log, { ...at, logged })).toMatchObject({
      status: 400,
      body: { code: 'key_log.not_proposed' },
    })
  await house.db
    .updateTable('accounts.post')
    .set({ until: '2026-01-01' })
    .where('accountId', '=', third.accountId)
    .execute()
  expect(await life.writes(first, 'admit', third)).toMatchObject({
    status: 409,
    body: { code: 'key.no_post' },
  })
})

test('what is written is brought by who signed it, in its turn, on its day', async ({ house }) => {
  const { first, second, guard, life, police, at } = await livingDesk(house)
  const third = await life.offers(await police('Vì Văn Pọm'), 'officer')
  const fourth = await life.offers(await police('Mùa A Sử'), 'officer')
  const logged = await life.signed(first, { act: 'admit', key: third.key })
  const late = await life.signed(second, { act: 'admit', key: fourth.key })
  expect(await house.ask(second, d.log, { ...at, logged })).toMatchObject({ status: 403 })
  const yesterday = await life.signed(first, { act: 'admit', key: third.key, on: '2026-01-01' })
  expect(await house.ask(first, d.log, { ...at, logged: yesterday })).toMatchObject({
    body: { code: 'key_log.wrong_day' },
  })
  const one = await life.signed(guard, { act: 'admit', key: third.key })
  expect(await house.ask(guard, d.log, { ...at, logged: one })).toMatchObject({
    status: 400,
    body: { code: 'key_log.two_needed' },
  })

  const { body: before } = await house.ask(first, d.read, at)
  expect((await house.ask(first, d.log, { ...at, logged })).status).toBe(200)
  // The answer was lost on its way: sent again it is the same entry.
  const again = await house.ask(first, d.log, { ...at, logged })
  expect(again.body.log).toHaveLength(before.log.length + 1)
  expect(await house.ask(second, d.log, { ...at, logged: late })).toMatchObject({
    status: 409,
    body: { code: 'key_log.stale' },
  })
})

test('of two who write at the same moment one comes first, and the other looks again', async ({
  house,
}) => {
  const { first, second, life, police, at } = await livingDesk(house)
  const comers = [
    await life.offers(await police('Vì Văn Pọm'), 'officer'),
    await life.offers(await police('Mùa A Sử'), 'officer'),
  ] as const
  const [one, two] = await Promise.all([
    life.signed(first, { act: 'admit', key: comers[0].key }),
    life.signed(second, { act: 'admit', key: comers[1].key }),
  ])
  const answers = await Promise.all([
    house.ask(first, d.log, { ...at, logged: one }),
    house.ask(second, d.log, { ...at, logged: two }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const { body } = await house.ask(first, d.read, at)
  expect(readLog(at.keeperId, body.log).keys).toHaveLength(4)
  const stands = body.keys.filter(({ state }) => state === 'standing')
  expect(stands.map(({ id }) => id).toSorted()).toEqual(
    readLog(at.keeperId, body.log)
      .keys.map(({ id }) => id)
      .toSorted(),
  )
})

test('an escrow key comes with a share for each of its holders and nobody else', async ({
  house,
}) => {
  const { first, second, guard, life, at } = await livingDesk(house)
  const { standing } = await life.look(first)
  const recipient = standing.escrow?.recipient ?? ''
  const sealed = base64.encode(new Uint8Array(300))
  const holders = [first.keyId, guard.keyId]
  const logged = await life.signed(first, { act: 'escrow', escrow: { recipient, holders } })
  for (const given of [
    [],
    [first.keyId],
    [first.keyId, second.keyId],
    [...holders, second.keyId],
  ]) {
    const shares = given.map((keyId) => ({ keyId, sealed }))
    expect(await house.ask(first, d.log, { ...at, logged, shares })).toMatchObject({
      status: 400,
      body: { code: 'key_log.holders_wrong' },
    })
  }
  const shares = holders.map((keyId) => ({ keyId, sealed }))
  expect((await house.ask(first, d.log, { ...at, logged, shares })).body.mine?.share).toBe(sealed)
  expect((await house.ask(second, d.read, at)).body.mine?.share).toBeNull()
})

test('everybody hears that keys changed, and a desk is founded once', async ({ house }) => {
  const heard: { keeperId: string; seq: number }[] = []
  house.house.bus.listen('tips.keys_changed', async (fact) => void heard.push(fact))
  const { commune, police, at, life } = await livingDesk(house)
  await house.settle()
  expect(heard.filter(({ keeperId }) => keeperId === at.keeperId).at(-1)).toEqual({ ...at, seq: 3 })

  const late = await deskLife(house, commune.id).offers(await police('Mùa A Sử'), 'officer')
  const logged = await life.signed(late, { act: 'found', key: late.key, seq: 0, prev: '' })
  expect(await house.ask(late, d.log, { ...at, logged })).toMatchObject({
    status: 409,
    body: { code: 'key_log.stale' },
  })
})
