import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { tips } from '../../../contract/tips.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import { openWords, sealWords } from '../../../sealing/seal.ts'
import type { TestHouse } from '../../testing/house.ts'
import { type Desk, type Ground, onTheWire } from './desk.fixture.ts'

/** What an officer's browser opens of something sealed. */
export function opened(
  { header, payload }: { header: string; payload: string },
  { identity }: { identity: string },
) {
  return openWords({ header: base64.decode(header), payload: base64.decode(payload) }, identity)
}

/** Words sealed to a desk, and to its sender where they are for them too. */
export async function wordsFor(desk: Desk<Ground>, text: string, ...others: string[]) {
  const sealed = onTheWire(await sealWords({ v: 1, text }, [...desk.recipients, ...others]))
  return { keyHead: desk.standing.head, sealed }
}

/** One tip as an officer of the desk is told of it. */
export async function tipAt(house: Pick<TestHouse, 'ask'>, desk: Desk<Ground>, id: string) {
  const { status, body } = await house.ask(desk.officers[0], tips.read, {
    keeperId: desk.keeperId,
    id,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** A tip of one desk, with every head written anew for another: as the browser that forwards it does. */
export async function forwarding(
  house: Pick<TestHouse, 'ask'>,
  { from, to }: { from: Desk<Ground>; to: Desk<Ground> },
  id: string,
) {
  const [officer] = from.officers
  const tip = await tipAt(house, from, id)
  const anew = (header: string, ...others: string[]) => {
    const fileKey = fileKeyOf(base64.decode(header), officer.secrets.identity)
    return fileKey.then((key) => base64.encode(headerFor(key, [...to.recipients, ...others])))
  }
  const sender = tip.replyTo ? [tip.replyTo] : []
  const messages = tip.messages.map(async ({ id: messageId, side, header }) => [
    messageId,
    await anew(header, ...(side === 'desk' ? sender : [])),
  ])
  return {
    keeperId: from.keeperId,
    id,
    edition: tip.edition,
    transferId: randomUUID() as string,
    reason: 'competent-body',
    toKeeper: to.keeperId,
    keyHead: to.standing.head,
    heads: {
      tip: { [id]: await anew(tip.header) },
      message: Object.fromEntries(await Promise.all(messages)) as Record<string, string>,
      file: {},
      about: {},
    },
  }
}
