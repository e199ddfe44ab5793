import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { combine, split } from 'shamir-secret-sharing'
import { openWhole, seal, whole } from './seal.ts'

/** Somebody who holds a share: a key of the desk. */
export type Holder = { id: string; recipient: string }

/** A share, sealed to its holder: an age file. */
export type Share = { holder: string; sealed: Uint8Array }

const text = new TextEncoder()

/**
 * A new key pair that no one person has: its secret is cut into a share for each holder, of which any two
 * make it whole (Shamir 1979, over GF(2^8)). Needs two holders at least.
 */
export async function newSharedKey(holders: Holder[]) {
  const identity = await generateX25519Identity()
  const parts = await split(text.encode(identity), holders.length, 2)
  const shares = await Promise.all(
    holders.map(async ({ id, recipient }, index): Promise<Share> => {
      const part = parts[index] ?? new Uint8Array()
      return { holder: id, sealed: whole(await seal(part, [recipient])) }
    }),
  )
  return { recipient: await identityToRecipient(identity), shares }
}

/** Hands one's share on to somebody who will put two together: opened, and sealed to them. */
export async function handShare(sealed: Uint8Array, identity: string, to: string) {
  return whole(await seal(await openWhole(sealed, identity), [to]))
}

/** The secret of a shared key, from two shares sealed to the one who asks. */
export async function joinShares(shares: Uint8Array[], identity: string) {
  const parts = await Promise.all(shares.map((sealed) => openWhole(sealed, identity)))
  const secret = new TextDecoder().decode(await combine(parts))
  if (!secret.startsWith('AGE-SECRET-KEY-1')) throw new Error('these shares do not fit together')
  return secret
}
