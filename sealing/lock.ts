import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { ed25519 } from '@noble/curves/ed25519.js'
import { base64 } from '@scure/base'

/** What an officer has and nobody else: the key that opens, and the key that signs (base64). */
export type Secrets = { identity: string; signer: string }

/** What everybody may know of them: where to seal to, and how to check a signature (base64). */
export type Public = { recipient: string; verifier: string }

/** Keys for somebody new, made where they sit. */
export async function newSecrets(): Promise<Secrets> {
  return {
    identity: await generateX25519Identity(),
    signer: base64.encode(ed25519.utils.randomSecretKey()),
  }
}

export async function publicOf({ identity, signer }: Secrets): Promise<Public> {
  return {
    recipient: await identityToRecipient(identity),
    verifier: base64.encode(ed25519.getPublicKey(base64.decode(signer))),
  }
}

/** What locks a set of secrets: words only their owner knows, or a passkey as age recipient and identity. */
export type Lock = { encrypter: Encrypter; decrypter: Decrypter }

/** Words as they lock: marks, capitals and spaces make no difference, so no keyboard shuts anybody out. */
export function saidWords(typed: string) {
  const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd')
  return plain.toLowerCase().trim().replace(/\s+/g, ' ')
}

/** A lock of words. `effort`: base-2 logarithm of scrypt's N, 17 takes a phone about a second. */
export function passphraseLock(passphrase: string, effort = 17): Lock {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(saidWords(passphrase))
  encrypter.setScryptWorkFactor(effort)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(saidWords(passphrase))
  return { encrypter, decrypter }
}

/** The secrets as they may be kept on a server: an age file that only the lock opens. */
export function lock(secrets: Secrets, { encrypter }: Lock) {
  return encrypter.encrypt(JSON.stringify(secrets))
}

/** The secrets again. Throws when the words are wrong or the passkey is another. */
export async function unlock(locked: Uint8Array, { decrypter }: Lock): Promise<Secrets> {
  const { identity, signer } = JSON.parse(await decrypter.decrypt(locked, 'text')) as Secrets
  return { identity, signer }
}
