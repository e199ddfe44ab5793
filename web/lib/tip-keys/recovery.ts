import type { z } from 'zod'
import { tipDesk } from '../../../contract/tip-desk.ts'
import { entryText, type KeyEntry, sign, type Standing } from '../../../sealing/key-log.ts'
import { openWhole, seal, whole } from '../../../sealing/seal.ts'
import { joinShares } from '../../../sealing/two-people.ts'
import { call, Refused } from '../call.ts'
import { type Desk, type DeskReply, deskOf, readDesk } from './desk.ts'
import { add, keyOf, retire } from './entries.ts'
import type { Unlocked } from './held.ts'
import { bytesOf, textOf } from './pieces.ts'
import { rewrapAll, type Rewrapped } from './rewrap.ts'
import { settle } from './settle.ts'

// Somebody who cannot open their keys makes new ones. Two holders look at them, each hands on their share of
// the escrow key and signs the new key in, beside whoever of the others will be the second.

export type Recovery = DeskReply['recoveries'][number]

/**
 * What a holder hands on: their share, and their word for the new key, signed for some days from `since` on
 * beside each possible second holder (see `mandates`).
 */
type Handed = { from: string; share: string; since: string; signatures: string[] }

/** As many signatures as a handed share has room for; good for a fortnight at most. */
const room = { signatures: 40, days: 14 }
const day = 86_400_000

/** Somebody whose keys are lost asks two holders, with new keys that wait to be let in. */
export async function askRecovery(
  keeperId: string,
  keyId: string,
  reason: z.input<typeof tipDesk.askRecovery.input>['reason'],
) {
  const id = crypto.randomUUID()
  return deskOf(await call(tipDesk.askRecovery, { keeperId, id, keyId, reason }))
}

/** A holder, or whoever asked, says that nothing comes of it; what was handed on is destroyed. */
export async function refuseRecovery(keeperId: string, id: string) {
  return deskOf(await call(tipDesk.endRecovery, { keeperId, id, outcome: 'refused' }))
}

/** The keys a recovery was asked for, while they are not retired. */
export function askedKey({ reply }: Desk, { keyId }: Recovery) {
  return reply.keys.find(({ id, state }) => id === keyId && state !== 'retired')
}

/** A holder hands on their share to the one who asked, who alone can open it. */
export async function giveShare(desk: Desk, keys: Unlocked, recovery: Recovery) {
  const { reply, standing } = desk
  const asked = askedKey(desk, recovery)
  const held = reply.mine?.share
  if (!asked || !held || !standing) throw new Error('no share to give')
  const since = dayAt(Date.now())
  const signatures = mandates(standing, keys.keyId).map(({ beside, after: later }) => {
    const on = dayAt(Date.parse(since) + later * day)
    return sign(
      admission(desk, standing, recovery, { pair: [beside, keys.keyId], on }),
      keys.signer,
    )
  })
  const share = textOf(await openWhole(bytesOf(held), keys.identity))
  const said: Handed = { from: keys.keyId, share, since, signatures }
  const plain = new TextEncoder().encode(JSON.stringify(said))
  const sealed = textOf(whole(await seal(plain, [asked.recipient])))
  const { keeperId } = reply
  const { id } = recovery
  return deskOf(await call(tipDesk.giveShare, { keeperId, id, fromKey: keys.keyId, sealed }))
}

type Finishing = {
  desk: Desk
  keys: Unlocked
  recovery: Recovery
  onProgress?: ((so: Rewrapped) => void) | undefined
}

/**
 * The one who asked puts two shares together, opens with them what the old keys opened, and seals it to the
 * new ones. Broken off, it is begun again and goes on from where it was.
 */
export async function finishRecovery({ desk, keys, recovery, onProgress }: Finishing) {
  const { keeperId } = desk.reply
  const handed = await Promise.all(
    recovery.shares.slice(0, 2).map(async (sealed) => {
      const said = await openWhole(bytesOf(sealed), keys.identity)
      return JSON.parse(new TextDecoder().decode(said)) as Handed
    }),
  )
  const own = desk.reply.keys.find(({ id }) => id === keys.keyId)
  if (!own) throw new Error('no keys here')
  const resealed = await Promise.all(
    handed.map(async ({ share }) => whole(await seal(bytesOf(share), [own.recipient]))),
  )
  const escrow = await joinShares(resealed, keys.identity)

  let now = await letIn(desk, recovery, handed)
  for (const old of now.standing?.keys ?? []) {
    if (old.accountId !== own.accountId || old.id === keys.keyId || !now.standing) continue
    now = await retire(keeperId, now.standing, keys, old)
  }
  if (!now.standing) return now
  const { standing } = now
  await rewrapAll({ keeperId, secrets: { identity: escrow }, standing, onProgress })
  await settle({ desk: now, keys, onProgress })
  await call(tipDesk.endRecovery, { keeperId, id: recovery.id, outcome: 'recovered' })
  return readDesk(keeperId)
}

/** The new key comes in on the word of two holders, unless an officer let it in before. */
async function letIn(desk: Desk, recovery: Recovery, handed: Handed[]) {
  const { reply, standing } = desk
  if (!standing || standing.keys.some(({ id }) => id === recovery.keyId)) return desk
  const [one, other] = handed.toSorted((first, second) => (first.from < second.from ? -1 : 1))
  if (!one || !other) throw new Error('two holders are needed')
  // The clock of whoever signed may be a few hours off; the log takes the days about today.
  const on = [0, -1, 1]
    .map((off) => dayAt(Date.now() + off * day))
    .find((each) => wordOf(standing, one, other, each) && wordOf(standing, other, one, each))
  if (!on) throw new Refused(409, { code: 'recovery.stale' })
  const entry = admission(desk, standing, recovery, { pair: [one.from, other.from], on })
  const signature = wordOf(standing, one, other, on) ?? ''
  const cosigned = wordOf(standing, other, one, on) ?? ''
  return add({ keeperId: reply.keeperId, before: standing, logged: { entry, signature, cosigned } })
}

/** Beside whom and for which day from the first on a holder signs, in the order in which it is handed on. */
function mandates({ keys, escrow }: Standing, from: string) {
  const person = keys.find(({ id }) => id === from)?.accountId
  const others = keys
    .filter(({ id, accountId }) => escrow?.holders.includes(id) && accountId !== person)
    .map(({ id }) => id)
    .toSorted()
  const days = Math.min(room.days, Math.floor(room.signatures / Math.max(1, others.length)))
  return others.flatMap((beside) =>
    Array.from({ length: Math.max(1, days) }, (_, later) => ({ beside, after: later })),
  )
}

/** What one holder signed beside the other for a day, where they did. */
function wordOf(
  standing: Standing,
  { from, since, signatures }: Handed,
  other: Handed,
  on: string,
) {
  const later = Math.round((Date.parse(on) - Date.parse(since)) / day)
  const at = mandates(standing, from).findIndex(
    ({ beside, after: each }) => beside === other.from && each === later,
  )
  return signatures[at]
}

const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10)

type Words = { pair: [string, string]; on: string }

/** The entry that lets the new key in, the same to the letter for whoever writes it. */
function admission(desk: Desk, before: Standing, recovery: Recovery, { pair, on }: Words) {
  const key = askedKey(desk, recovery)
  if (!key) throw new Error('nobody asked for this key')
  const [by, also] = pair.toSorted() as [string, string]
  const next: KeyEntry = {
    desk: desk.reply.keeperId,
    seq: before.seq + 1,
    on,
    act: 'admit',
    key: keyOf(key),
    by,
    also,
    prev: before.head,
  }
  return entryText(next)
}
