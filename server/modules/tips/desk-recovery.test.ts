import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { tipDesk as d } from '../../../contract/tip-desk.ts'
import { handShare } from '../../../sealing/two-people.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { livingDesk } from './desk-life.fixture.ts'
import type { KeyHolder } from './desk.fixture.ts'

/** A desk whose first officer lost the machine with their keys, and asks with new ones. */
async function asking(house: TestHouse) {
  const desk = await livingDesk(house)
  const { life, first, at } = desk
  const anew = await life.offers(first, 'officer')
  const asked = { ...at, id: randomUUID(), keyId: anew.keyId, reason: 'device_lost' as const }
  expect(await house.ask(anew, d.askRecovery, asked)).toMatchObject({ status: 200 })
  const gives = async (who: KeyHolder, from = who.keyId) => {
    const { body } = await house.ask(who, d.read, at)
    const share = base64.decode(body.mine?.share ?? '')
    const handed = await handShare(share, who.secrets.identity, anew.key.recipient)
    const giving = { ...at, id: asked.id, fromKey: from, sealed: base64.encode(handed) }
    return house.ask(who, d.giveShare, giving)
  }
  const ends = (who: KeyHolder, outcome: 'recovered' | 'refused') =>
    house.ask(who, d.endRecovery, { ...at, id: asked.id, outcome })
  return { ...desk, anew, asked, gives, ends }
}

test('a holder who does not know the voice refuses: what was handed on is destroyed', async ({
  house,
}) => {
  const { second, guard, first, anew, at, gives, ends } = await asking(house)
  expect((await gives(second)).status).toBe(200)
  expect((await house.ask(anew, d.read, at)).body.recoveries[0]?.shares).toHaveLength(1)
  expect(await ends(guard, 'recovered')).toMatchObject({ status: 403 })
  expect((await ends(guard, 'refused')).status).toBe(200)
  expect((await ends(guard, 'refused')).status).toBe(200)

  const { body } = await house.ask(first, d.read, at)
  expect(body.recoveries).toMatchObject([
    { outcome: 'refused', given: [{ fromKey: second.keyId, by: 'Lò Văn Hặc' }], shares: [] },
  ])
  for (const late of [await gives(guard), await ends(anew, 'recovered')])
    expect(late).toMatchObject({ status: 409, body: { code: 'recovery.ended' } })
  const kept = await house.db
    .selectFrom('tips.recoveryShare')
    .select('sealed')
    .where('keeperId', '=', at.keeperId)
    .execute()
  expect(kept.map(({ sealed }) => sealed.length)).toEqual([0])
})

test('one asks once, with a key of one’s own, and only holders give, each their own share', async ({
  house,
}) => {
  const { second, guard, police, life, anew, asked, at, gives } = await asking(house)
  const again = { ...asked, id: randomUUID() }
  expect(await house.ask(anew, d.askRecovery, again)).toMatchObject({
    status: 409,
    body: { code: 'recovery.open' },
  })
  expect(await house.ask(second, d.askRecovery, again)).toMatchObject({
    status: 404,
    body: { code: 'key.not_found' },
  })
  const other = { ...asked, keyId: second.keyId }
  expect(await house.ask(second, d.askRecovery, other)).toMatchObject({
    status: 409,
    body: { code: 'recovery.other_content' },
  })
  expect(await gives(second, guard.keyId)).toMatchObject({ status: 403 })
  const third = await life.offers(await police('Vì Văn Pọm'), 'officer')
  const made = { ...at, id: asked.id, fromKey: third.keyId, sealed: '' }
  expect(await house.ask(third, d.giveShare, made)).toMatchObject({ status: 403 })
  const empty = { ...made, fromKey: guard.keyId }
  expect(await house.ask(guard, d.giveShare, empty)).toMatchObject({
    status: 400,
    body: { code: 'tip.sealed_wrong' },
  })
  // The escrow key was made anew meanwhile: shares of it fit nothing that was asked for.
  expect((await life.makesEscrow(second)).status).toBe(200)
  expect(await gives(guard)).toMatchObject({ status: 409, body: { code: 'recovery.stale' } })
})
