import { sha256 } from '@noble/hashes/sha2.js'

// Work that costs a sender a moment and a flood a fortune. It is bound to one receipt, so it is good for
// one sender only, and nobody's address need be kept to hold anybody back (after Hashcash, Back 2002).

const text = new TextEncoder()

/** How many leading bits of nought the hash of this attempt has. */
export function bitsOf(challenge: string, receipt: string, nonce: number) {
  return leadingNoughts(sha256(text.encode(`${challenge}|${receipt}|${nonce}`)))
}

/** The same for many attempts at one work: what they have in common is hashed once. */
export function attemptsAt(challenge: string, receipt: string) {
  const begun = sha256.create().update(text.encode(`${challenge}|${receipt}|`))
  return (nonce: number) =>
    leadingNoughts(
      begun
        .clone()
        .update(text.encode(String(nonce)))
        .digest(),
    )
}

/** Finds a nonce that does the work of `bits`: on average 2^bits attempts. */
export function doWork(challenge: string, receipt: string, bits: number) {
  const attempt = attemptsAt(challenge, receipt)
  let nonce = 0
  while (attempt(nonce) < bits) nonce += 1
  return nonce
}

function leadingNoughts(hash: Uint8Array) {
  let bits = 0
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24
    bits += 8
  }
  return bits
}
