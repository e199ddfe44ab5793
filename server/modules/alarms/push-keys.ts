import { createECDH, hkdfSync } from 'node:crypto'
import type { House } from '../../platform/context.ts'

/** How many points the curve P-256 has (FIPS 186-5). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The pair by which push services know this house (RFC 8292). It is drawn from the house's own secret:
 * every process has the same one, with nothing to agree on and no database to ask.
 */
export function pushKeys({ secret }: Pick<House, 'secret'>) {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'binh-yen alarms push', 48))
  const number = (BigInt(`0x${drawn.toString('hex')}`) % (order - 1n)) + 1n
  const privateKey = Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(privateKey)
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: privateKey.toString('base64url'),
  }
}

/** Is this a key a browser could have made: a point of the curve, and sixteen random bytes beside it? */
export function isBrowserKey({ p256dh, auth }: { p256dh: string; auth: string }) {
  try {
    const house = createECDH('prime256v1')
    house.generateKeys()
    house.computeSecret(Buffer.from(p256dh, 'base64url'))
    return Buffer.from(p256dh, 'base64url').length === 65 && bytes(auth) === 16
  } catch {
    return false
  }
}

function bytes(text: string) {
  return Buffer.from(text, 'base64url').length
}
