import { tipDesk } from '../../../contract/tip-desk.ts'
import {
  after,
  type DeskKey,
  entryText,
  holdersOf,
  type KeyEntry,
  type LoggedEntry,
  sign,
  type Standing,
} from '../../../sealing/key-log.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { call } from '../call.ts'
import { deskOf } from './desk.ts'
import type { Unlocked } from './held.ts'
import { textOf } from './pieces.ts'
import { agree } from './pin.ts'

const nothing: Standing = { keys: [], escrow: undefined, head: '', seq: -1, open: false }

type Said = Pick<KeyEntry, 'act' | 'key' | 'escrow'>

/** A key as it stands in an entry, without what a list says besides. */
export function keyOf({ id, accountId, holder, recipient, verifier }: DeskKey): DeskKey {
  return { id, accountId, holder, recipient, verifier }
}

/** The first officer's key, signed by itself: from here on there is a desk. */
export function found(keeperId: string, keys: Unlocked, key: DeskKey) {
  return add({
    keeperId,
    before: nothing,
    logged: signed(keeperId, nothing, keys, { act: 'found', key }),
  })
}

/** Lets a proposed key in: from the next sealing on its holder takes part. */
export function admit(keeperId: string, before: Standing, keys: Unlocked, key: DeskKey) {
  return add({ keeperId, before, logged: signed(keeperId, before, keys, { act: 'admit', key }) })
}

/** Takes a key out: nothing is sealed to it any more. */
export function retire(keeperId: string, before: Standing, keys: Unlocked, key: DeskKey) {
  return add({ keeperId, before, logged: signed(keeperId, before, keys, { act: 'retire', key }) })
}

/** Makes the shared key anew, a share for everybody who holds a key at this moment. */
export async function renewEscrow(keeperId: string, before: Standing, keys: Unlocked) {
  const { recipient, shares } = await newSharedKey(holdersOf(before))
  const escrow = { recipient, holders: shares.map(({ holder }) => holder) }
  const logged = signed(keeperId, before, keys, { act: 'escrow', escrow })
  return add({
    keeperId,
    before,
    logged,
    shares: shares.map(({ holder, sealed }) => ({ keyId: holder, sealed: textOf(sealed) })),
  })
}

/** Whether the shared key was made for other people than those who hold keys now. */
export function escrowIsOld(standing: Standing) {
  const holders = holdersOf(standing)
  if (holders.length < 2) return false
  const held = standing.escrow?.holders ?? []
  return held.length !== holders.length || holders.some(({ id }) => !held.includes(id))
}

function signed(desk: string, before: Standing, keys: Unlocked, said: Said): LoggedEntry {
  const on = new Date().toISOString().slice(0, 10)
  const next = { desk, seq: before.seq + 1, on, ...said, by: keys.keyId, prev: before.head }
  const entry = entryText(next)
  return { entry, signature: sign(entry, keys.signer), cosigned: null }
}

type Adding = {
  keeperId: string
  before: Standing
  logged: LoggedEntry
  shares?: { keyId: string; sealed: string }[]
}

/** Puts an entry in the log and comes back with the desk as it then stands. One's own change is no news. */
export async function add({ keeperId, before, logged, shares = [] }: Adding) {
  const standing = after(keeperId, before, logged)
  const reply = await call(tipDesk.log, { keeperId, logged, shares })
  agree(keeperId, standing)
  return deskOf(reply)
}
