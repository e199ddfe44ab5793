import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { accounts } from '../../../contract/accounts.ts'
import { tipDesk as d } from '../../../contract/tip-desk.ts'
import { tips as t } from '../../../contract/tips.ts'
import { fingerprint, headOf, readLog } from '../../../sealing/key-log.ts'
import { openWords } from '../../../sealing/seal.ts'
import { handShare, joinShares } from '../../../sealing/two-people.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { type Person, test } from '../../testing/house.ts'
import { openSession } from '../accounts/module.ts'
import { deskLife, livingDesk, readsWith, told, unpacked } from './desk-life.fixture.ts'

test('a desk from its founding on: who comes reads, who leaves does not', async ({ house }) => {
  const desk = await livingDesk(house)
  const { life, first, second, at } = desk
  const tip = await told(desk, 'Có người bán ma tuý ở đầu bản')
  for (const { cookie, accountId, secrets } of [first, second])
    expect(
      await readsWith(desk, tip.id, { as: { cookie, accountId }, identity: secrets.identity }),
    ).toMatchObject({ text: 'Có người bán ma tuý ở đầu bản' })

  // A third officer: admitted, the tip of before is still shut to them; sealed anew, it is not.
  const third = await life.offers(await desk.police('Vì Văn Pọm'), 'officer')
  const asThird = { as: third, identity: third.secrets.identity }
  expect(await house.ask(third, t.read, { ...at, id: tip.id })).toMatchObject({ status: 403 })
  expect((await life.writes(second, 'admit', third)).body.behind).toBe(1)
  await expect(readsWith(desk, tip.id, asThird)).rejects.toThrow()
  const rewrapped = await life.rewraps(second, second.secrets.identity)
  expect(rewrapped).toMatchObject({ status: 200, body: { done: true } })
  expect(await readsWith(desk, tip.id, asThird)).toMatchObject({ text: expect.any(String) })
  expect((await life.look(first)).body.behind).toBe(0)

  // The first leaves.
  expect((await life.writes(second, 'retire', first)).body.behind).toBe(1)
  expect((await life.makesEscrow(second)).status).toBe(200)
  await life.rewraps(third, third.secrets.identity)
  expect(await house.ask(first, t.read, { ...at, id: tip.id })).toMatchObject({ status: 403 })
  const { body } = await house.ask(second, t.read, { ...at, id: tip.id })
  await expect(openWords(unpacked(body), first.secrets.identity)).rejects.toThrow()
  expect(await house.ask(first, d.behind, at)).toMatchObject({ status: 403 })
  expect(await life.writes(first, 'retire', second)).toMatchObject({
    status: 400,
    body: { code: 'key_log.bad_signature' },
  })
  // What locked the secrets of who left is not kept either.
  const { body: left } = await house.ask(first, d.read, at)
  expect(left.mine).toMatchObject({ state: 'retired', locked: '', share: null })
  expect(left.log).toHaveLength(7)
})

test('a custodian’s coming puts nothing behind, and alone they open nothing', async ({ house }) => {
  const desk = await livingDesk(house)
  const { life, first, guard, at } = desk
  const tip = await told(desk, 'Điều chỉ bàn tin được đọc')
  const committee = await house.person('commune_committee', desk.commune)
  const second = await life.offers(committee, 'custodian')
  expect((await life.writes(first, 'admit', second)).body.behind).toBe(0)

  const { body } = await house.ask(first, t.read, { ...at, id: tip.id })
  await expect(openWords(unpacked(body), guard.secrets.identity)).rejects.toThrow()
  expect(await house.ask(guard, t.read, { ...at, id: tip.id })).toMatchObject({ status: 404 })
  expect(await house.ask(guard, t.queue, at)).toMatchObject({ status: 404 })
  expect(await house.ask(guard, d.behind, at)).toMatchObject({ status: 403 })
  const heads = { ...at, keyHead: '0'.repeat(64), heads: [] }
  expect(await house.ask(guard, d.rewrap, heads)).toMatchObject({ status: 403 })
  const { body: seen } = await house.ask(guard, d.read, at)
  const share = base64.decode(seen.mine?.share ?? '')
  await expect(joinShares([share], guard.secrets.identity)).rejects.toThrow()
  await expect(joinShares([share, share], guard.secrets.identity)).rejects.toThrow()
  // Nor may they ask for the others’ shares.
  const asking = { ...at, id: randomUUID(), keyId: guard.keyId, reason: 'device_lost' as const }
  expect(await house.ask(guard, d.askRecovery, asking)).toMatchObject({ status: 403 })
})

test('words forgotten: two others hand their shares on, and everything is read again', async ({
  house,
}) => {
  const desk = await livingDesk(house)
  const { life, first, second, guard, at } = desk
  const tip = await told(desk, 'Tin từ trước khi quên')
  // The other officer has left, so nobody but the escrow key opens what is there.
  await life.writes(first, 'retire', second)
  const committee = await house.person('commune_committee', desk.commune)
  const other = await life.offers(committee, 'custodian')
  await life.writes(first, 'admit', other)
  await life.makesEscrow(first)
  await life.rewraps(first, first.secrets.identity)

  const anew = await life.offers(first, 'officer')
  const asked = {
    ...at,
    id: randomUUID(),
    keyId: anew.keyId,
    reason: 'passphrase_forgotten' as const,
  }
  expect((await house.ask(anew, d.askRecovery, asked)).body.recoveries).toMatchObject([
    { keyId: anew.keyId, askedBy: 'Cầm Thị Ban', given: [], outcome: null },
  ])
  expect((await house.ask(anew, d.askRecovery, asked)).status).toBe(200)
  const own = { ...at, id: asked.id, fromKey: first.keyId, sealed: '' }
  expect(await house.ask(anew, d.giveShare, own)).toMatchObject({ status: 403 })
  for (const holder of [guard, other]) {
    const { body } = await house.ask(holder, d.read, at)
    const share = base64.decode(body.mine?.share ?? '')
    const sealed = base64.encode(
      await handShare(share, holder.secrets.identity, anew.key.recipient),
    )
    const giving = { ...at, id: asked.id, fromKey: holder.keyId, sealed }
    expect(await house.ask(holder, d.giveShare, giving)).toMatchObject({ status: 200 })
    // Nobody but the one who asked is shown what was handed on.
    expect((await house.ask(holder, d.read, at)).body.recoveries[0]?.shares).toEqual([])
  }
  // Both sign, and the one they let in brings it.
  const alone = await life.signed(guard, { act: 'admit', key: anew.key })
  expect(await house.ask(guard, d.log, { ...at, logged: alone })).toMatchObject({
    body: { code: 'key_log.two_needed' },
  })
  const logged = await life.signed(guard, { act: 'admit', key: anew.key, also: other })
  const { body, status } = await house.ask(anew, d.log, { ...at, logged })
  expect(status).toBe(200)
  expect(body.mine?.id).toBe(anew.keyId)
  expect(body.recoveries[0]?.given.map(({ by }) => by)).toHaveLength(2)
  const shares = body.recoveries[0]?.shares.map((share) => base64.decode(share)) ?? []
  const escrow = await joinShares(shares, anew.secrets.identity)
  await life.writes(anew, 'retire', first)
  expect(await life.rewraps(anew, escrow)).toMatchObject({ status: 200 })
  expect((await life.makesEscrow(anew)).status).toBe(200)
  await life.rewraps(anew, anew.secrets.identity)

  const asOneself = { as: anew, identity: anew.secrets.identity }
  expect(await readsWith(desk, tip.id, asOneself)).toMatchObject({ text: 'Tin từ trước khi quên' })
  await expect(readsWith(desk, tip.id, { as: anew, identity: escrow })).rejects.toThrow()
  const ended = await house.ask(anew, d.endRecovery, { ...at, id: asked.id, outcome: 'recovered' })
  expect(ended.body.recoveries).toMatchObject([
    {
      outcome: 'recovered',
      given: [{ fromKey: guard.keyId }, { fromKey: other.keyId }],
      shares: [],
    },
  ])
  expect(ended.body.behind).toBe(0)
  // Shares that nothing needs any more are gone: those handed on, and those of the keys of before.
  const kept = await house.db
    .selectFrom('tips.recoveryShare')
    .select('sealed')
    .where('keeperId', '=', at.keeperId)
    .execute()
  expect(kept.map(({ sealed }) => sealed.length)).toEqual([0, 0])
  const { standing } = await life.look(anew)
  const held = await house.db
    .selectFrom('tips.escrowShare')
    .select('seq')
    .distinct()
    .where('keeperId', '=', at.keeperId)
    .execute()
  expect(held).toEqual([{ seq: standing.escrow?.seq }])
})

test('a key put into the tables from behind is found out by whoever reads the log', async ({
  house,
}) => {
  const desk = await livingDesk(house)
  const { life, first, second, at } = desk
  const { standing, body } = await life.look(first)
  const pinned = standing.head
  const curious = await house.person('administrator', desk.commune)
  // As an administrator may not even look, they take to the database.
  expect(await house.ask(curious, d.read, at)).toMatchObject({ status: 403 })
  const thief = await deskLife(house, at.keeperId).offers(await desk.police('X'), 'officer')
  await house.db
    .updateTable('tips.key')
    .set({ state: 'standing' })
    .where('id', '=', thief.keyId)
    .execute()
  expect((await life.look(first)).standing.keys).toHaveLength(3)
  expect(await house.ask(thief, d.behind, at)).toMatchObject({ status: 403 })

  const forged = await life.signed(thief, { act: 'admit', key: thief.key })
  await house.db
    .insertInto('tips.keyLog')
    .values({ ...at, seq: standing.seq + 1, ...forged })
    .execute()
  const { body: shown } = await house.ask(second, d.read, at)
  expect(() => readLog(at.keeperId, shown.log)).toThrow('key_log.bad_signature')
  expect(shown).toMatchObject({ behind: 0, mine: { share: null } })
  const go = await house.ask(first, d.log, { ...at, logged: forged })
  expect(go).toMatchObject({ status: 409, body: { code: 'key_log.untrue' } })

  // A log written anew from its beginning holds by itself: not for whoever knows its head or fingerprint.
  await house.db.deleteFrom('tips.keyLog').where('keeperId', '=', at.keeperId).execute()
  const anew = await life.signed(thief, { act: 'found', key: thief.key })
  await house.db
    .insertInto('tips.keyLog')
    .values({ ...at, seq: 0, ...anew })
    .execute()
  const { body: swapped } = await house.ask(second, d.read, at)
  const heads = swapped.log.map(({ entry }) => headOf(entry))
  expect(readLog(at.keeperId, swapped.log).keys).toHaveLength(1)
  expect(heads).not.toContain(pinned)
  expect(fingerprint(heads[0] ?? '')).not.toBe(fingerprint(headOf(body.log[0]?.entry ?? '')))
})

test('a post that ends, a session ended from elsewhere: from that moment nothing sealed comes out', async ({
  house,
}) => {
  const desk = await livingDesk(house)
  const { first, second, life, at } = desk
  const tip = await told(desk, 'Tin kín')
  const opens = (who: Person) => house.ask(who, t.read, { ...at, id: tip.id })
  expect(await opens(second)).toMatchObject({ status: 200 })

  // The laptop was stolen: its session is ended from another machine of the same person.
  const { accountId } = first
  const { token } = await inScope(house.db, itself, (db) =>
    openSession(
      { db, house: house.house },
      { accountId, ...at, strength: 'strong', device: 'máy khác' },
    ),
  )
  const elsewhere = { ...first, cookie: `binh_yen=${token}` }
  expect(await opens(first)).toMatchObject({ status: 200 })
  const { body: sessions } = await house.ask(elsewhere, accounts.sessions, {})
  const stolen = sessions.find(({ current }) => !current)
  await house.ask(elsewhere, accounts.endSession, { id: stolen?.id ?? '' })
  expect(await opens(first)).toMatchObject({ status: 401 })
  expect(await house.ask(first, d.read, at)).toMatchObject({ status: 401 })
  expect(await opens(elsewhere)).toMatchObject({ status: 200 })

  const post = await house.db
    .selectFrom('accounts.post')
    .select('id')
    .where('accountId', '=', second.accountId)
    .executeTakeFirstOrThrow()
  await house.ask(elsewhere, accounts.endPost, { ...at, id: post.id })
  expect(await house.ask(second, d.read, at)).toMatchObject({ status: 404 })
  expect(await house.ask(second, d.behind, at)).toMatchObject({ status: 404 })
  expect(await opens(second)).toMatchObject({ status: 404 })
  const { body } = await house.ask(elsewhere, d.read, at)
  expect(body.keys.find(({ id }) => id === second.keyId)).toMatchObject({
    state: 'standing',
    role: null,
    name: 'Lò Văn Hặc',
  })
  expect(await life.writes({ ...first, ...elsewhere }, 'retire', second)).toMatchObject({
    status: 200,
  })
})
