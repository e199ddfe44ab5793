import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import { expect } from 'vitest'
import { tipDesk as d } from '../../../contract/tip-desk.ts'
import { tips as t } from '../../../contract/tips.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import {
  type DeskKey,
  entryText,
  holdersOf,
  type KeyEntry,
  readLog,
  recipientsOf,
  sign,
} from '../../../sealing/key-log.ts'
import { lock, newSecrets, passphraseLock, publicOf } from '../../../sealing/lock.ts'
import { openWords } from '../../../sealing/seal.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { today } from '../../platform/days.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { aTip, type Desk, type KeyHolder, passphrase } from './desk.fixture.ts'

/** What is done to the keys of a desk in these stories: as browsers do it, over HTTP. */
export function deskLife(house: TestHouse, keeperId: string) {
  const at = { keeperId }

  /** The desk as somebody sees it, and what its log comes to. */
  async function look(person: Person) {
    const { body } = await house.ask(person, d.read, at)
    return { body, standing: readLog(keeperId, body.log) }
  }

  /** Somebody makes keys and offers them. */
  async function offers(person: Person, holder: DeskKey['holder']): Promise<KeyHolder> {
    const secrets = await newSecrets()
    const keyId = randomUUID()
    const { accountId } = person
    const key = { id: keyId, accountId, holder, ...(await publicOf(secrets)) }
    const locked = base64.encode(await lock(secrets, passphraseLock(passphrase, 4)))
    const { recipient, verifier } = key
    const sent = {
      ...at,
      id: keyId,
      holder,
      recipient,
      verifier,
      locked,
      lock: 'passphrase' as const,
    }
    const { status, body } = await house.ask(person, d.propose, sent)
    expect(status, JSON.stringify(body)).toBe(200)
    return { ...person, keyId, secrets, key }
  }

  /** The next entry of the log, signed; `also`: by two. */
  async function signed(
    by: KeyHolder,
    {
      also,
      ...said
    }: Omit<Partial<KeyEntry>, 'also'> & Pick<KeyEntry, 'act'> & { also?: KeyHolder },
  ) {
    const { standing } = await look(by)
    const entry = entryText({
      desk: keeperId,
      seq: standing.seq + 1,
      on: today(),
      by: by.keyId,
      ...(also ? { also: also.keyId } : {}),
      prev: standing.head,
      ...said,
    })
    const cosigned = also ? sign(entry, also.secrets.signer) : null
    return { entry, signature: sign(entry, by.secrets.signer), cosigned }
  }

  /** Somebody signs and sends what happens to a key. */
  async function writes(by: KeyHolder, act: 'found' | 'admit' | 'retire', whose: KeyHolder) {
    const logged = await signed(by, { act, key: whose.key })
    return house.ask(by, d.log, { ...at, logged })
  }

  /** A new escrow key for everybody who stands. */
  async function makesEscrow(by: KeyHolder) {
    const { standing } = await look(by)
    const { recipient, shares } = await newSharedKey(holdersOf(standing))
    const holders = shares.map(({ holder }) => holder)
    const logged = await signed(by, { act: 'escrow', escrow: { recipient, holders } })
    const sealed = shares.map((share) => ({
      keyId: share.holder,
      sealed: base64.encode(share.sealed),
    }))
    return house.ask(by, d.log, { ...at, logged, shares: sealed })
  }

  /** Somebody writes new heads for all that is behind, with a key that opens the old ones. */
  async function rewraps(by: Person, identity: string) {
    const { standing } = await look(by)
    const { body: pieces } = await house.ask(by, d.behind, at)
    const heads = await Promise.all(
      pieces.map(async ({ part, tipId, id, header, replyTo }) => {
        const fileKey = await fileKeyOf(base64.decode(header), identity)
        const readers = [...recipientsOf(standing), ...(replyTo ? [replyTo] : [])]
        return { part, tipId, id, header: base64.encode(headerFor(fileKey, readers)) }
      }),
    )
    const done = await house.ask(by, d.rewrap, { ...at, keyHead: standing.head, heads })
    return { ...done, pieces }
  }

  return { look, offers, signed, writes, makesEscrow, rewraps }
}

/** A commune whose desk was founded, with two officers, a custodian and an escrow key. */
export async function livingDesk(house: TestHouse) {
  const commune = await house.commune()
  const life = deskLife(house, commune.id)
  const police = (name: string) => house.person('commune_police', commune, { name })
  const first = await life.offers(await police('Cầm Thị Ban'), 'officer')
  expect(await life.writes(first, 'found', first)).toMatchObject({ status: 200 })
  const second = await life.offers(await police('Lò Văn Hặc'), 'officer')
  const front = await house.person('commune_front', commune, { name: 'Quàng Thị Un' })
  const guard = await life.offers(front, 'custodian')
  for (const each of [second, guard])
    expect(await life.writes(first, 'admit', each)).toMatchObject({ status: 200 })
  expect(await life.makesEscrow(first)).toMatchObject({ status: 200 })
  return { house, commune, life, police, first, second, guard, at: { keeperId: commune.id } }
}

export type LivingDesk = Awaited<ReturnType<typeof livingDesk>>

/** Somebody tells this desk something through the door. */
export async function told(
  { house, life, first, at }: LivingDesk,
  text: string,
  more: object = {},
) {
  const { standing, body } = await life.look(first)
  const recipients = recipientsOf(standing)
  const desk: Desk = {
    house,
    ...at,
    officers: [first],
    custodians: [],
    log: body.log,
    standing,
    recipients,
  }
  return aTip(desk, text, more)
}

/** What a tip says to somebody with this key. */
export async function readsWith({ house, at }: LivingDesk, id: string, { as, identity }: Reading) {
  const { status, body } = await house.ask(as, t.read, { ...at, id })
  expect(status, JSON.stringify(body)).toBe(200)
  return openWords(unpacked(body), identity)
}

type Reading = { as: Person; identity: string }

export function unpacked({ header, payload }: { header: string; payload: string }) {
  return { header: base64.decode(header), payload: base64.decode(payload) }
}
