import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import type { House } from '../../platform/context.ts'

type Holder = Pick<House, 'secret'>

/** Something only its holder knows: a session, a ticket, an invitation. */
export function newToken() {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: whoever reads the table cannot use it. */
export function hashOf(token: string) {
  return createHash('sha256').update(token).digest('hex')
}

/** Six digits for a phone. */
export function newCode() {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

// No 0, O, 1, I, L: a first password is read off a screen and typed by hand.
const legible = '23456789abcdefghjkmnpqrstuvwxyz'

/** A first password, in four groups of four, strong enough to be left as it is. */
export function newPassword() {
  const group = () => Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}

/** What is kept of something short or guessable (a code, a phone, an address): useless without the house's key. */
export function markOf(house: Holder, purpose: string, text: string) {
  return createHmac('sha256', keyFor(house, purpose)).update(text).digest('base64url')
}

/** Compares without telling by its time how much was right. */
export function sameText(one: string, other: string) {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

/** Closes a secret that must be read again; it opens only for the account it was sealed for. */
export function seal(house: Holder, accountId: string, text: string) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(house, 'seal'), iv).setAAD(
    Buffer.from(accountId),
  )
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), closed].map((part) => part.toString('base64url')).join('.')
}

/** Opens what `seal` closed; anything altered throws. */
export function unseal(house: Holder, accountId: string, sealed: string) {
  const [iv, tag, closed] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !closed) throw new Error('not a sealed secret')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(house, 'seal'), iv, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(accountId)).setAuthTag(tag)
  return Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8')
}

// One key per purpose, so that what is made for one can never pass for another.
function keyFor({ secret }: Holder, purpose: string) {
  return Buffer.from(hkdfSync('sha256', secret, '', `binh-yen accounts ${purpose}`, 32))
}
