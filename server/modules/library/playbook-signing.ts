import { createHash, hkdfSync } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import type { PlaybookBody, PlaybookFile } from '../../../contract/playbooks.ts'
import { canonical } from './playbook-canonical.ts'

/** The key a house signs its playbooks with, drawn from its secret: every process of it has the same one. */
function signingKey(secret: string) {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'binh-yen playbooks', 32))
}

/** The key by which others know the house's playbooks. */
export function publicKey(secret: string) {
  return ed25519.getPublicKey(signingKey(secret))
}

/** A key in few letters, for people to compare: five groups of four. */
export function fingerprintOf(key: Uint8Array) {
  const letters = createHash('sha256').update(key).digest('hex').slice(0, 20)
  return letters.match(/.{4}/g)?.join(' ') ?? letters
}

/** Signs a playbook: its canonical JSON, byte by byte. */
export function signed(body: PlaybookBody, secret: string): PlaybookFile {
  const key = publicKey(secret)
  const text = canonical(body)
  if (text === undefined) throw new Error('a playbook that cannot be said in JSON')
  const value = ed25519.sign(Buffer.from(text), signingKey(secret))
  return {
    ...body,
    signature: {
      algorithm: 'Ed25519',
      key: Buffer.from(key).toString('base64'),
      fingerprint: fingerprintOf(key),
      value: Buffer.from(value).toString('base64'),
    },
  }
}

type Mark = { algorithm?: unknown; key?: unknown; fingerprint?: unknown; value?: unknown }

/** Whether everything in a file but its signature is what the key in it signed. */
export function holds({ signature, ...body }: { signature?: unknown; [name: string]: unknown }) {
  const { algorithm, key, fingerprint, value, ...more } = (signature ?? {}) as Mark
  if (algorithm !== 'Ed25519' || Object.keys(more).length > 0) return false
  const keyBytes = bytesOf(key, 32)
  const valueBytes = bytesOf(value, 64)
  const text = canonical(body)
  if (!keyBytes || !valueBytes || text === undefined) return false
  if (fingerprint !== fingerprintOf(keyBytes)) return false
  try {
    return ed25519.verify(valueBytes, Buffer.from(text), keyBytes, { zip215: false })
  } catch {
    return false
  }
}

/** Base64 as it is written once and no other way, so that a file has one form. */
function bytesOf(text: unknown, length: number) {
  if (typeof text !== 'string') return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === length && bytes.toString('base64') === text
    ? new Uint8Array(bytes)
    : undefined
}
