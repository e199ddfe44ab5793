import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A password nobody has to remember: 128 bits, told once. */
export function newPassword() {
  return randomBytes(16).toString('base64url')
}

/** What is kept of a password. It is random throughout, so a plain hash is as good as a slow one. */
export function keptOf(password: string) {
  return createHash('sha256').update(password).digest('hex')
}

/** Whether a password is the one that was kept, without telling by the time it takes how near it came. */
export function isKept(password: string, kept: string) {
  const given = Buffer.from(keptOf(password), 'hex')
  const known = Buffer.from(kept, 'hex')
  return given.length === known.length && timingSafeEqual(given, known)
}
