import { tipDesk } from '../../../contract/tip-desk.ts'
import type { DeskKey } from '../../../sealing/key-log.ts'
import { call } from '../call.ts'
import { type Desk, deskOf } from './desk.ts'
import { admit, found, keyOf, retire } from './entries.ts'
import { holdOpen, type Unlocked } from './held.ts'
import { lockedBy, type LockChoice, type MadeKeys } from './locks.ts'
import type { Rewrapped } from './rewrap.ts'
import { settle } from './settle.ts'

/** Sends what is public and what is locked of new keys; an officer of the desk lets them in. */
export async function propose(keeperId: string, holder: DeskKey['holder'], made: MadeKeys) {
  const { keys, recipient, verifier, locked, lock, hint } = made
  const said = { keeperId, id: keys.keyId, holder, recipient, verifier, locked, lock, hint }
  return deskOf(await call(tipDesk.propose, said))
}

/** Sets up a desk with the first officer's keys. */
export async function foundDesk(keeperId: string, made: MadeKeys) {
  const desk = await propose(keeperId, 'officer', made)
  const founded = await found(keeperId, made.keys, rowOf(desk, made.keys))
  holdOpen(keeperId, made.keys)
  return founded
}

type Rotating = {
  desk: Desk
  keys: Unlocked
  made: MadeKeys
  onProgress?: ((so: Rewrapped) => void) | undefined
}

/**
 * An officer takes new keys instead of the old: lets them in and seals everything to them with the old ones,
 * then retires the old ones with the new. Broken off, it is begun again with the same keys.
 */
export async function rotate({ desk, keys, made, onProgress }: Rotating) {
  const { keeperId } = desk.reply
  const proposed = await propose(keeperId, 'officer', made)
  const old = rowOf(proposed, keys)
  const admitted = await letIn(proposed, keys, rowOf(proposed, made.keys))
  const { desk: sealed } = await settle({ desk: admitted, keys, onProgress })
  if (!sealed.standing) return sealed
  const retired = await retire(keeperId, sealed.standing, made.keys, old)
  holdOpen(keeperId, made.keys)
  return (await settle({ desk: retired, keys: made.keys, onProgress })).desk
}

async function letIn(desk: Desk, keys: Unlocked, key: DeskKey) {
  const { reply, standing } = desk
  if (!standing || standing.keys.some(({ id }) => id === key.id)) return desk
  return admit(reply.keeperId, standing, keys, key)
}

/** Locks one's keys otherwise: other words, or a passkey. The keys stay what they are. */
export async function relock(desk: Desk, keys: Unlocked, choice: LockChoice) {
  const { keeperId } = desk.reply
  const said = await lockedBy(keys, choice)
  return deskOf(await call(tipDesk.relock, { keeperId, id: keys.keyId, ...said }))
}

function rowOf({ reply }: Desk, { keyId }: Unlocked) {
  const row = reply.keys.find(({ id }) => id === keyId)
  if (!row) throw new Error('the desk does not list these keys')
  return keyOf(row)
}
