import { Decrypter, Encrypter, webauthn } from 'age-encryption'
import {
  lock,
  type Lock,
  newSecrets,
  passphraseLock,
  publicOf,
  type Secrets,
  unlock,
} from '../../../sealing/lock.ts'
import type { DeskReply } from './desk.ts'
import { holdOpen, type Unlocked } from './held.ts'
import { bytesOf, textOf } from './pieces.ts'

type Mine = NonNullable<DeskReply['mine']>

/** How somebody locks their keys: words they know, or a passkey whose name they will see again. */
export type LockChoice = { words: string } | { passkey: string }

/** New keys as they were made: the secrets, what is public, what is locked. */
export type MadeKeys = Awaited<ReturnType<typeof newKeys>>

/** New keys, made here; only what is public and what is locked leaves this page. */
export async function newKeys(choice: LockChoice) {
  const secrets = await newSecrets()
  const keys: Unlocked = { ...secrets, keyId: crypto.randomUUID() }
  const madeOn = new Date().toISOString().slice(0, 10)
  return { keys, madeOn, ...(await publicOf(secrets)), ...(await lockedBy(secrets, choice)) }
}

/** The secrets as the server keeps them, and what helps to unlock them again. */
export async function lockedBy(secrets: Secrets, choice: LockChoice) {
  await drawn()
  if ('words' in choice) {
    const locked = textOf(await lock(secrets, passphraseLock(choice.words)))
    return { locked, lock: 'passphrase' as const, hint: null }
  }
  const hint = await webauthn.createCredential({ keyName: choice.passkey })
  const locked = textOf(await lock(secrets, passkeyLock(hint)))
  return { locked, lock: 'passkey' as const, hint }
}

/** Unlocks one's own keys and holds them open for a while. Throws where the words are wrong, or where these are not one's keys. */
export async function unlockMine({ keeperId, mine, keys }: DeskReply, words: string) {
  if (!mine) throw new Error('no keys here')
  await drawn()
  const secrets = await unlock(bytesOf(mine.locked), lockOf(mine, words))
  const { recipient, verifier } = await publicOf(secrets)
  const listed = keys.find(({ id }) => id === mine.id)
  if (listed?.recipient !== recipient || listed.verifier !== verifier)
    throw new Error('these are other keys')
  holdOpen(keeperId, { ...secrets, keyId: mine.id })
}

function lockOf({ lock: kind, hint }: Mine, words: string) {
  return kind === 'passphrase' ? passphraseLock(words) : passkeyLock(hint ?? undefined)
}

function passkeyLock(hint: string | undefined): Lock {
  const options = hint === undefined ? {} : { identity: hint }
  const encrypter = new Encrypter()
  encrypter.addRecipient(new webauthn.WebAuthnRecipient(options))
  const decrypter = new Decrypter()
  decrypter.addIdentity(new webauthn.WebAuthnIdentity(options))
  return { encrypter, decrypter }
}

/** Words are stretched in one go, for about a second: what the screen has to say is drawn before. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
