import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { sealed as s } from '../../../contract/sealed.ts'
import {
  type DeskKey,
  entryText,
  type KeyEntry,
  type LoggedEntry,
  readLog,
  recipientsOf,
  sign,
  type Standing,
} from '../../../sealing/key-log.ts'
import { lock, newSecrets, passphraseLock, publicOf, type Secrets } from '../../../sealing/lock.ts'
import { newCode, receiptOf } from '../../../sealing/receipt.ts'
import { onTheWire, sealWords } from '../../../sealing/seal.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { doWork } from '../../../sealing/work.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { keysIn } from './receipt-keys.ts'

/** What locks everybody's keys here: quick, as nothing is behind it. */
export const passphrase = 'năm chữ chỉ để thử'

/** Somebody who holds a key of a desk. */
export type KeyHolder = Person & { keyId: string; secrets: Secrets; key: DeskKey }

/** What a desk needs to stand on: the tests' house, or one that runs as a process of its own. */
export type Ground = Pick<TestHouse, 'db' | 'person' | 'ask'> & {
  house: Pick<TestHouse['house'], 'catalog'>
}

export type Desk<On extends Ground = TestHouse> = {
  house: On
  keeperId: string
  officers: [KeyHolder, ...KeyHolder[]]
  custodians: KeyHolder[]
  log: LoggedEntry[]
  standing: Standing
  recipients: string[]
}

type Wanted = {
  keeper: { id: string; keeperId: string; kind: string }
  officers?: number
  custodians?: number
}

/** A desk with its keys, a log that holds and an escrow key, written straight into the tables. */
export async function openDesk<On extends Ground = TestHouse>(
  house: On,
  { keeper, officers = 2, custodians = 1 }: Wanted,
): Promise<Desk<On>> {
  const { keeperId } = keeper
  const commune = keeper.kind === 'commune'
  const holder = (kind: DeskKey['holder'], role: Parameters<TestHouse['person']>[0]) =>
    holderOf(house, keeper, { kind, role })
  const police = await times(officers, () =>
    holder('officer', commune ? 'commune_police' : 'province_police'),
  )
  const guards = await times(custodians, () =>
    holder('custodian', commune ? 'commune_front' : 'province_front'),
  )
  const [founder, ...others] = police
  if (!founder) throw new Error('a desk needs an officer')
  const log: LoggedEntry[] = []
  const standing = () => readLog(keeperId, log)
  const say = (act: KeyEntry['act'], more: Pick<KeyEntry, 'key' | 'escrow'>) => {
    const { seq, head } = standing()
    const on = new Date().toISOString().slice(0, 10)
    const next = { desk: keeperId, seq: seq + 1, on, act, ...more, by: founder.keyId, prev: head }
    const entry = entryText(next)
    log.push({ entry, signature: sign(entry, founder.secrets.signer), cosigned: null })
  }
  say('found', { key: founder.key })
  for (const { key } of [...others, ...guards]) say('admit', { key })
  const { recipient, shares } = await newSharedKey(standing().keys)
  say('escrow', { escrow: { recipient, holders: shares.map(({ holder: id }) => id) } })
  const now = standing()
  await house.db
    .insertInto('tips.keyLog')
    .values(log.map((logged, seq) => ({ keeperId, seq, ...logged })))
    .execute()
  await house.db
    .insertInto('tips.escrowShare')
    .values(
      shares.map((share) => ({
        keeperId,
        seq: now.seq,
        keyId: share.holder,
        sealed: Buffer.from(share.sealed),
      })),
    )
    .execute()
  return {
    house,
    keeperId,
    officers: [founder, ...others],
    custodians: guards,
    log,
    standing: now,
    recipients: recipientsOf(now),
  }
}

type As = { kind: DeskKey['holder']; role: Parameters<TestHouse['person']>[0] }

/** Somebody of the desk with keys of their own, standing in its table but not yet in its log. */
export async function holderOf(
  house: Ground,
  keeper: { id: string; keeperId: string },
  { kind, role }: As,
): Promise<KeyHolder> {
  const person = await house.person(role, keeper)
  const secrets = await newSecrets()
  const shown = await publicOf(secrets)
  const keyId = randomUUID()
  const { accountId } = person
  const key: DeskKey = { id: keyId, accountId, holder: kind, ...shown }
  const locked = await lock(secrets, passphraseLock(passphrase, 4))
  await house.db
    .insertInto('tips.key')
    .values({
      ...key,
      keeperId: keeper.keeperId,
      locked: Buffer.from(locked),
      lock: 'passphrase',
      state: 'standing',
    })
    .execute()
  return { ...person, keyId, secrets, key }
}

/** Somebody tells a desk something: sealed, and sent through the door. `more`: what else is sent. */
export async function aTip(desk: Desk<Ground>, words: object | string, more: object = {}) {
  const { body, sender } = await sealedTip(desk, words, more)
  const sent = await desk.house.ask(undefined, s.send, body)
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  return sender
}

/** The same, sealed and with its work done, but not sent. */
export async function sealedTip(desk: Desk<Ground>, words: object | string, more: object = {}) {
  const { house, keeperId, standing, recipients } = desk
  const sender = { ...(await newSender()), id: randomUUID() as string }
  const text = typeof words === 'string' ? { text: words } : words
  const said = { v: 1, text: '', where: '', when: '', answers: [], ...text }
  const [category = ''] = house.house.catalog.tips.categories.keys()
  const body = {
    id: sender.id,
    keeperId,
    category,
    urgent: false,
    bearer: sender.bearer,
    replyTo: sender.recipient,
    keyHead: standing.head,
    sealed: onTheWire(await sealWords(said, recipients)),
    work: await workFor(house, sender.bearer, 'tipBits'),
    ...more,
  }
  return { body, sender }
}

export { onTheWire }

/** Somebody with a fresh receipt. */
export async function newSender() {
  const code = newCode()
  const { bearer, identity, recipient } = await keysIn(code)
  return { code, bearer: base64.encode(bearer), identity, recipient }
}

/** A fresh challenge of the door and the work it asks for, done. */
export async function workFor(
  { ask }: Pick<TestHouse, 'ask'>,
  bearer: string,
  kind: 'tipBits' | 'lookBits' = 'lookBits',
) {
  const { body } = await ask(undefined, s.work, {})
  const receipt = base64.encode(receiptOf(base64.decode(bearer)))
  return { challenge: body.challenge, nonce: doWork(body.challenge, receipt, body[kind]) }
}

/** What the sender finds behind their receipt. */
export async function threadOf(house: Pick<TestHouse, 'ask'>, { bearer }: { bearer: string }) {
  return house.ask(undefined, s.thread, { bearer, work: await workFor(house, bearer) })
}

async function times<Made>(count: number, make: () => Promise<Made>) {
  const made: Made[] = []
  for (let one = 0; one < count; one += 1) made.push(await make())
  return made
}
