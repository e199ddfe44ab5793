import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { tipDesk as d } from '../../../contract/tip-desk.ts'
import { tips as t } from '../../../contract/tips.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import { recipientsOf } from '../../../sealing/key-log.ts'
import { openWords, type Sealed, sealWords } from '../../../sealing/seal.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { type LivingDesk, livingDesk, told, unpacked } from './desk-life.fixture.ts'
import { onTheWire, threadOf } from './desk.fixture.ts'

/** A desk with a tip, an answer to its sender, a note, and a file each way; then somebody leaves. */
async function busy(house: TestHouse) {
  const desk = await livingDesk(house)
  const { life, first, second, at } = desk
  const tip = await told(desk, 'Lời đầu tiên')
  const { standing } = await life.look(first)
  const known = recipientsOf(standing)
  const says = async (side: 'desk' | 'note', text: string, readers: string[]) =>
    house.ask(first, t.say, {
      ...at,
      id: tip.id,
      messageId: randomUUID(),
      side,
      keyHead: standing.head,
      sealed: onTheWire(await sealWords({ v: 1, text }, readers)),
    })
  expect((await says('desk', 'Chúng tôi đã nhận', [...known, tip.recipient])).status).toBe(200)
  expect((await says('note', 'Chỉ bàn tin thấy', known)).status).toBe(200)
  for (const side of ['sender', 'desk'] as const) {
    const readers = side === 'desk' ? [...known, tip.recipient] : known
    await keptFile(desk, { tipId: tip.id, side, head: standing.head, readers })
  }
  await life.writes(first, 'retire', second)
  return { ...desk, tip }
}

type FileOf = { tipId: string; side: 'sender' | 'desk'; head: string; readers: string[] }

async function keptFile({ house, at }: LivingDesk, { tipId, side, head, readers }: FileOf) {
  const about = await sealWords({ v: 1, name: `${side}.jpg` }, readers)
  const content = await sealWords('…', readers)
  await house.db
    .insertInto('tips.file')
    .values({
      ...at,
      tipId,
      id: randomUUID(),
      side,
      header: Buffer.from(content.header),
      aboutHeader: Buffer.from(about.header),
      aboutPayload: Buffer.from(about.payload),
      keyHead: head,
      bytes: content.payload.length,
      stored: `thử ${side} ${tipId}`,
    })
    .execute()
}

const saidIn = (sealed: Sealed, identity: string) =>
  openWords(sealed, identity) as Promise<{ text?: string; name?: string }>

test('everything is sealed anew: for the desk without who left, and for the sender what is theirs', async ({
  house,
}) => {
  const { life, first, second, tip, at } = await busy(house)
  expect((await life.look(first)).body.behind).toBe(7)
  const { status, pieces } = await life.rewraps(first, first.secrets.identity)
  expect(status).toBe(200)
  expect(pieces.map(({ part }) => part).toSorted()).toEqual(
    ['about', 'about', 'file', 'file', 'message', 'message', 'tip'].toSorted(),
  )
  // What the sender may read: the answer, the desk’s file, and what that is about.
  expect(
    pieces
      .filter(({ replyTo }) => replyTo)
      .map(({ part }) => part)
      .toSorted(),
  ).toEqual(['about', 'file', 'message'])
  expect((await life.look(first)).body.behind).toBe(0)

  const { body } = await house.ask(first, t.read, { ...at, id: tip.id })
  for (const piece of [body, ...body.messages, ...body.attached]) {
    const sealed = unpacked(piece)
    expect(await saidIn(sealed, first.secrets.identity)).toMatchObject({ v: 1 })
    await expect(saidIn(sealed, second.secrets.identity)).rejects.toThrow()
  }
  const { body: thread } = await threadOf(house, tip)
  const [answer] = thread.messages
  const file = thread.files.find(({ side }) => side === 'desk')
  expect(thread.messages).toHaveLength(1)
  expect(answer && (await saidIn(unpacked(answer), tip.identity)).text).toBe('Chúng tôi đã nhận')
  expect(file && (await saidIn(unpacked(file), tip.identity)).name).toBe('desk.jpg')
})

test('in portions it comes to the same, and no file is left with one head of two', async ({
  house,
}) => {
  const { life, first, at } = await busy(house)
  const { standing } = await life.look(first)
  const send = async (most: number, only?: string) => {
    const { body: pieces } = await house.ask(first, d.behind, { ...at, most })
    const heads = await Promise.all(
      pieces.map(async ({ part, tipId, id, header, replyTo }) => {
        const fileKey = await fileKeyOf(base64.decode(header), first.secrets.identity)
        const readers = [...recipientsOf(standing), ...(replyTo ? [replyTo] : [])]
        return { part, tipId, id, header: base64.encode(headerFor(fileKey, readers)) }
      }),
    )
    const sent = only ? heads.filter(({ part }) => part === only) : heads
    return house.ask(first, d.rewrap, { ...at, keyHead: standing.head, heads: sent })
  }
  for (const only of ['file', 'about'])
    expect(await send(500, only)).toMatchObject({ status: 400, body: { code: 'tip.heads_apart' } })
  const left: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    expect(await send(2)).toMatchObject({ status: 200 })
    left.push((await life.look(first)).body.behind)
  }
  expect(left).toEqual([5, 4, 2, 0])
})

test('heads for other keys than the ones that stand are not put on', async ({ house }) => {
  const { life, first, tip, at } = await busy(house)
  const { standing, body } = await life.look(first)
  const piece = { part: 'tip' as const, tipId: tip.id, id: tip.id }
  const fileKey = new Uint8Array(16)
  const head = (recipients: string[]) => base64.encode(headerFor(fileKey, recipients))
  const known = recipientsOf(standing)
  const before = JSON.parse(body.log.at(-1)?.entry ?? '') as { prev: string }
  const tries: [string, string[], string][] = [
    [before.prev, known, 'desk.keys_changed'],
    [standing.head, known.slice(1), 'tip.sealed_wrong'],
    [standing.head, [...known, tip.recipient, first.key.recipient], 'tip.sealed_wrong'],
  ]
  for (const [keyHead, recipients, code] of tries)
    expect(
      await house.ask(first, d.rewrap, {
        ...at,
        keyHead,
        heads: [{ ...piece, header: head(recipients) }],
      }),
      code,
    ).toMatchObject({ body: { code } })
  expect((await life.look(first)).body.behind).toBe(7)
})
