import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { sealed as s } from '../../../contract/sealed.ts'
import { tipDesk as td } from '../../../contract/tip-desk.ts'
import { tips as t } from '../../../contract/tips.ts'
import { holdersOf } from '../../../sealing/key-log.ts'
import { openWords, sealWords } from '../../../sealing/seal.ts'
import { handShare, joinShares, newSharedKey } from '../../../sealing/two-people.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { livingDesk, told, unpacked } from './desk-life.fixture.ts'
import { type KeyHolder, onTheWire, threadOf, workFor } from './desk.fixture.ts'

const name = { v: 1, name: 'Quàng Văn Inh', contact: 'nhà cạnh bến đò' }

/** A tip whose sender said who they are: to a key that no one person has. */
async function named(house: TestHouse) {
  const desk = await livingDesk(house)
  const { standing } = await desk.life.look(desk.first)
  const shared = await newSharedKey(holdersOf(standing))
  const identity = {
    sealed: onTheWire(await sealWords(name, [shared.recipient])),
    shares: shared.shares.map(({ holder, sealed }) => ({
      keyId: holder,
      sealed: base64.encode(sealed),
    })),
  }
  const tip = await told(desk, 'Tôi biết ai lấy xe', { identity })
  const at = { ...desk.at, id: tip.id }
  const look = async (who: KeyHolder) => (await house.ask(who, t.read, at)).body
  return { ...desk, tip, at, look }
}

test('two people open who the sender is, for a reason, and the sender sees it', async ({
  house,
}) => {
  const { first, second, tip, at, look } = await named(house)
  const openingId = randomUUID()
  const asking = { ...at, openingId, reason: 'life-at-risk' }
  const asked = await house.ask(first, t.askIdentity, asking)
  expect(asked).toMatchObject({
    status: 200,
    body: { identity: { openings: [{ askedBy: 'Cầm Thị Ban', agreedBy: null, refused: false }] } },
  })
  expect((await house.ask(first, t.askIdentity, asking)).body.identity?.openings).toHaveLength(1)
  // Asked is not opened: the sender is shown what happened.
  expect((await threadOf(house, tip)).body.openings).toEqual([])
  const own = base64.decode((await look(first)).identity?.share ?? '')
  await expect(joinShares([own], first.secrets.identity)).rejects.toThrow()

  const theirs = base64.decode((await look(second)).identity?.share ?? '')
  const handed = await handShare(theirs, second.secrets.identity, first.key.recipient)
  const settling = { keeperId: at.keeperId, id: openingId, tipId: at.id }
  const agreeing = { ...settling, share: base64.encode(handed) }
  expect(await house.ask(first, td.settleOpening, agreeing)).toMatchObject({
    status: 409,
    body: { code: 'opening.second_person' },
  })
  const agreed = await house.ask(second, td.settleOpening, agreeing)
  expect(agreed.status).toBe(200)
  expect((await house.ask(second, td.settleOpening, agreeing)).status).toBe(200)
  // What was handed on is shown to the one it was handed to, and to nobody else.
  const { identity: seen } = await look(second)
  expect(seen?.openings[0]).toMatchObject({ agreedBy: 'Lò Văn Hặc', share: null })

  const { identity } = await look(first)
  const both = [own, base64.decode(identity?.openings[0]?.share ?? '')]
  const key = await joinShares(both, first.secrets.identity)
  expect(identity && (await openWords(unpacked(identity), key))).toEqual(name)
  expect((await threadOf(house, tip)).body).toMatchObject({
    named: true,
    openings: [{ reason: 'life-at-risk', at: expect.any(String) }],
  })
})

test('a refusal is kept, and is not undone', async ({ house }) => {
  const { first, second, tip, at } = await named(house)
  const openingId = randomUUID()
  await house.ask(first, t.askIdentity, { ...at, openingId, reason: 'ask-more' })
  const settling = { keeperId: at.keeperId, id: openingId, tipId: at.id }
  expect((await house.ask(second, td.settleOpening, { ...settling, share: null })).status).toBe(200)
  expect((await house.ask(second, t.read, at)).body.identity?.openings).toMatchObject([
    { agreedBy: 'Lò Văn Hặc', refused: true, share: null },
  ])
  const handed = await handShare(
    base64.decode((await house.ask(second, t.read, at)).body.identity?.share ?? ''),
    second.secrets.identity,
    first.key.recipient,
  )
  const later = { ...settling, share: base64.encode(handed) }
  expect(await house.ask(second, td.settleOpening, later)).toMatchObject({
    status: 409,
    body: { code: 'opening.settled' },
  })
  expect((await threadOf(house, tip)).body.openings).toEqual([])
})

test('nobody asks without a reason of the list, a key that stands, or an identity that is there', async ({
  house,
}) => {
  const { first, second, guard, police, life, tip, at } = await named(house)
  const openingId = randomUUID()
  const asking = { ...at, openingId, reason: 'life-at-risk' }
  expect(await house.ask(first, t.askIdentity, { ...asking, reason: 'curious' })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'reason', code: 'not_offered' }] },
  })
  expect(await house.ask(guard, t.askIdentity, asking)).toMatchObject({ status: 404 })
  const third = await life.offers(await police('Vì Văn Pọm'), 'officer')
  expect(await house.ask(third, t.askIdentity, asking)).toMatchObject({
    status: 403,
    body: { code: 'tip.key_needed' },
  })
  await life.writes(first, 'admit', third)
  expect(await house.ask(third, t.askIdentity, asking)).toMatchObject({
    status: 403,
    body: { code: 'opening.no_share' },
  })
  const settling = { keeperId: at.keeperId, id: openingId, tipId: at.id }
  const nothing = { ...settling, share: null }
  expect(await house.ask(second, td.settleOpening, nothing)).toMatchObject({
    status: 404,
    body: { code: 'opening.not_found' },
  })

  await house.ask(first, t.askIdentity, asking)
  expect(await house.ask(second, t.askIdentity, asking)).toMatchObject({
    status: 409,
    body: { code: 'opening.other_content' },
  })
  const open = { ...settling, share: base64.encode(new Uint8Array(200)) }
  expect(await house.ask(second, td.settleOpening, open)).toMatchObject({
    status: 400,
    body: { code: 'tip.sealed_wrong' },
  })
  // The sender takes their name back while they are asked about.
  const { bearer } = tip
  await house.ask(undefined, s.act, { bearer, work: await workFor(house, bearer), act: 'unname' })
  for (const who of [first, second])
    expect((await house.ask(who, t.read, at)).body.identity).toBeNull()
  expect(await house.ask(second, td.settleOpening, open)).toMatchObject({
    status: 404,
    body: { code: 'identity.not_found' },
  })
})

test('a custodian is the second person too: asked, they hand on their share and see nothing of the tip', async ({
  house,
}) => {
  const { first, guard, at, look } = await named(house)
  const openingId = randomUUID()
  await house.ask(first, t.askIdentity, { ...at, openingId, reason: 'life-at-risk' })
  const { keeperId } = at
  const [asked] = (await house.ask(guard, td.read, { keeperId })).body.openings
  expect(asked).toMatchObject({ id: openingId, tipId: at.id, askedBy: 'Cầm Thị Ban' })
  expect((await house.ask(guard, t.read, at)).status).toBe(404)

  const share = await handShare(
    base64.decode(asked?.share ?? ''),
    guard.secrets.identity,
    first.key.recipient,
  )
  const settling = { keeperId, id: openingId, tipId: at.id, share: base64.encode(share) }
  const settled = await house.ask(guard, td.settleOpening, settling)
  expect(settled.body.openings).toEqual([])
  const { identity } = await look(first)
  const both = [identity?.share, identity?.openings[0]?.share].map((each) =>
    base64.decode(each ?? ''),
  )
  const key = await joinShares(both, first.secrets.identity)
  expect(identity && (await openWords(unpacked(identity), key))).toEqual(name)
})
