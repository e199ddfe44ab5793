import { Secret, TOTP } from 'otpauth'

const period = 30

/** A new secret for an authenticator, and the address its QR holds. */
export function newTotp(label: string) {
  const totp = new TOTP({ issuer: 'Bình Yên', label, secret: new Secret({ size: 20 }), period })
  return { secret: totp.secret.base32, address: totp.toString() }
}

/** Which half minute the six digits belong to, one either way allowed for slow clocks; undefined when wrong. */
export function stepOf(secret: string, code: string, now = Date.now()) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period })
  const delta = totp.validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}
