import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { sealed as s } from '../../../contract/sealed.ts'
import { readLog } from '../../../sealing/key-log.ts'
import { openWords, sealWords } from '../../../sealing/seal.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { test } from '../../testing/house.ts'
import {
  aTip,
  newSender,
  onTheWire,
  openDesk,
  sealedTip,
  threadOf,
  workFor,
} from './desk.fixture.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

test('a resident finds the desk of their commune, and its log says whom to seal to', async ({
  house,
}) => {
  const province = await house.province()
  const commune = await house.commune(province)
  const desk = await openDesk(house, { keeper: commune })
  const above = await openDesk(house, { keeper: province })

  const { body: list } = await house.ask(undefined, s.desks, {})
  const { body: found } = await house.ask(undefined, s.desk, { keeperId: desk.keeperId })

  expect(list.map(({ keeperId }) => keeperId)).toEqual(
    expect.arrayContaining([desk.keeperId, above.keeperId]),
  )
  expect(found).toMatchObject({ name: commune.name, kind: 'commune', aboveId: above.keeperId })
  expect(readLog(desk.keeperId, found.log)).toEqual(desk.standing)
})

test('a place that nobody opened a desk for is no desk', async ({ house }) => {
  const { id } = await house.commune()

  expect(await house.ask(undefined, s.desk, { keeperId: id })).toMatchObject({
    status: 404,
    body: { code: 'desk.not_found' },
  })
})

test('a tip arrives sealed, each officer opens it, and nothing of its words is in the table', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const sent = await aTip(desk, 'bán ma tuý ở nhà số 7')

  const row = await house.db
    .selectFrom('tips.tip')
    .selectAll()
    .where('id', '=', sent.id)
    .executeTakeFirstOrThrow()

  expect(row).toMatchObject({ channel: 'app', state: 'new', sealedLate: false })
  expect(row.receivedAt.getTime() % 300_000).toBe(0)
  for (const { secrets } of desk.officers)
    expect(await openWords(row, secrets.identity)).toMatchObject({ text: 'bán ma tuý ở nhà số 7' })
  expect(JSON.stringify(row)).not.toContain('ma tuý')
})

test('with the receipt the sender reads the answer and answers again; notes stay inside', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const sent = await aTip(desk, 'cờ bạc')
  const at = { keeperId: desk.keeperId, tipId: sent.id, keyHead: desk.standing.head }
  const said = async (side: 'desk' | 'note', text: string) => {
    const words = await sealWords({ v: 1, text }, [...desk.recipients, sent.recipient])
    const parts = { header: Buffer.from(words.header), payload: Buffer.from(words.payload) }
    await house.db
      .insertInto('tips.message')
      .values({ ...at, id: randomUUID(), side, ...parts })
      .execute()
  }
  await said('desk', 'chúng tôi đã nhận')
  await said('note', 'chỉ trong nội bộ')
  const answer = {
    bearer: sent.bearer,
    id: randomUUID(),
    keyHead: desk.standing.head,
    sealed: onTheWire(await sealWords({ v: 1, text: 'tối nay lại có' }, desk.recipients)),
  }
  const twice = [1, 2].map(async () =>
    house.ask(undefined, s.say, { ...answer, work: await workFor(house, sent.bearer) }),
  )
  for (const { status } of await Promise.all(twice)) expect(status).toBe(200)

  const { body } = await threadOf(house, sent)
  const [first] = body.messages

  expect(body.messages.map(({ side }) => side)).toEqual(['desk', 'sender'])
  expect(
    await openWords(
      { header: bytes(first?.header ?? ''), payload: bytes(first?.payload ?? '') },
      sent.identity,
    ),
  ).toEqual({ v: 1, text: 'chúng tôi đã nhận' })
})

test('a name comes sealed to a key that no one person has, and can be taken back', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const { recipient, shares } = await newSharedKey(desk.standing.keys)
  const identity = {
    sealed: onTheWire(await sealWords({ v: 1, name: 'Giàng A Páo', contact: '' }, [recipient])),
    shares: shares.map((share) => ({
      keyId: share.holder,
      sealed: Buffer.from(share.sealed).toString('base64'),
    })),
  }
  const { body, sender } = await sealedTip(desk, 'trộm trâu', { identity })
  expect((await house.ask(undefined, s.send, body)).status).toBe(200)
  expect((await house.ask(undefined, s.send, body)).status).toBe(200)
  expect((await threadOf(house, sender)).body.named).toBe(true)

  const work = await workFor(house, sender.bearer)
  await house.ask(undefined, s.act, { bearer: sender.bearer, work, act: 'unname' })

  expect((await threadOf(house, sender)).body.named).toBe(false)
})

test('an outcome can be disputed once the tip is closed, and it opens again', async ({ house }) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const sent = await aTip(desk, 'đốt rừng')
  const dispute = async () =>
    house.ask(undefined, s.act, {
      bearer: sent.bearer,
      work: await workFor(house, sent.bearer),
      act: 'dispute',
    })

  expect(await dispute()).toMatchObject({ status: 409, body: { code: 'tip.not_closed' } })
  await house.db
    .updateTable('tips.tip')
    .set({ state: 'closed', outcome: 'handled', closedAt: new Date() })
    .where('id', '=', sent.id)
    .execute()
  expect((await dispute()).status).toBe(200)
  expect((await threadOf(house, sent)).body).toMatchObject({ state: 'seen', closedAt: null })
})

test('a tip that its desk could not open is refused, and says what is wrong', async ({ house }) => {
  const commune = await house.commune()
  const desk = await openDesk(house, { keeper: commune })
  const nowhere = await house.commune()
  const refused = async (more: object) => {
    const { body } = await sealedTip(desk, 'thử', more)
    const { status, body: said } = await house.ask(undefined, s.send, body)
    return [status, said.code]
  }
  const forOne = onTheWire(await sealWords({ v: 1 }, desk.recipients.slice(1)))
  const notAge = { header: Buffer.from('hello\n-> a\n--- b\n').toString('base64'), payload: 'AAAA' }

  expect(await refused({ keeperId: nowhere.id })).toEqual([404, 'desk.not_found'])
  expect(await refused({ category: 'opinions' })).toEqual([400, 'tip.category_unknown'])
  expect(await refused({ keyHead: '0'.repeat(64) })).toEqual([409, 'desk.keys_changed'])
  expect(await refused({ sealed: forOne })).toEqual([400, 'tip.sealed_wrong'])
  expect(await refused({ sealed: notAge })).toEqual([400, 'tip.sealed_wrong'])
})

test('a receipt is for one tip: the same tip again is kept, another one is refused', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  const { body, sender } = await sealedTip(desk, 'lần đầu')
  const again = async () => ({ ...body, work: await workFor(house, sender.bearer, 'tipBits') })
  const other = async () => ({ ...(await again()), id: randomUUID() })

  const answers = await Promise.all(
    [body, body, await again()].map((each) => house.ask(undefined, s.send, each)),
  )
  const refused = await house.ask(undefined, s.send, await other())
  const kept = await house.db
    .selectFrom('tips.tip')
    .select('id')
    .where('keeperId', '=', desk.keeperId)
    .execute()

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(refused).toMatchObject({ status: 409, body: { code: 'receipt.taken' } })
  expect(kept).toEqual([{ id: sender.id }])
})

test('nobody else’s receipt leads to a tip', async ({ house }) => {
  const desk = await openDesk(house, { keeper: await house.commune() })
  await aTip(desk, 'của người khác')

  expect(await threadOf(house, await newSender())).toMatchObject({
    status: 404,
    body: { code: 'receipt.unknown', fields: [] },
  })
})
