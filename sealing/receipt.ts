import { identityToRecipient } from 'age-encryption'
import { hkdf } from '@noble/hashes/hkdf.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bech32 } from '@scure/base'

// A receipt code is all a sender has: with it they are known again, read the answers and nobody else does.
// 18 digits by chance and two that catch a slip of the pen (ISO 7064, MOD 97-10), written in fours.

const text = new TextEncoder()
const drawn = 18
const effort = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 }
const salt = text.encode('binh-yen receipt 1')

/** How a code becomes a key: slow on purpose, so that a stolen table cannot be guessed through. */
export type Stretch = (
  code: Uint8Array,
  salt: Uint8Array,
  effort: typeof scryptEffort,
) => Promise<Uint8Array>

export const scryptEffort = effort

/** A code nobody had before. */
export function newCode() {
  const digits: number[] = []
  while (digits.length < drawn) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      // Above 250 some digits would come more often than others.
      if (byte < 250 && digits.length < drawn) digits.push(byte % 10)
  }
  const body = digits.join('')
  return body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0')
}

/** The code in what somebody typed, spaces and dashes as they like; undefined where it cannot be one. */
export function codeIn(typed: string) {
  const code = typed.replace(/[\s.\-–]/g, '')
  if (!/^\d{20}$/.test(code)) return undefined
  return BigInt(code) % 97n === 1n ? code : undefined
}

/** The code as it is written on paper: in groups of four. */
export function written(code: string) {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/**
 * What a code opens. `bearer`: 32 bytes shown to the door, which keeps only their hash; `identity` and
 * `recipient`: the age keys that answers are sealed to. Neither can be had from the other.
 */
export async function keysOf(code: string, stretch: Stretch = inThisThread) {
  const key = await stretch(text.encode(code), salt, effort)
  const derived = (purpose: string) => hkdf(sha256, key, undefined, text.encode(purpose), 32)
  const identity = bech32
    .encodeFromBytes('AGE-SECRET-KEY-', derived('binh-yen identity'))
    .toUpperCase()
  return {
    bearer: derived('binh-yen bearer'),
    identity,
    recipient: await identityToRecipient(identity),
  }
}

const inThisThread: Stretch = (code, with_, cost) => scryptAsync(code, with_, cost)

/** What the door keeps of a bearer: enough to know it again, nothing to come in with. */
export function receiptOf(bearer: Uint8Array) {
  return sha256(bearer)
}
