import { Decrypter } from 'age-encryption'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64nopad, bech32 } from '@scure/base'

// The head of an age file (https://age-encryption.org/v1): the key of the file, wrapped once for each
// recipient. Written anew, the content need not be touched to let somebody in or shut somebody out.

const text = new TextEncoder()
const none = new Uint8Array(0)
const newline = 10
/** No head is longer: some hundreds of recipients. */
const mostHead = 65_536

/** Cuts an age file behind its head; the two parts one after the other are the file again. */
export function split(file: Uint8Array) {
  const mark = text.encode('--- ')
  // Line by line: the head is text, and its last line begins with the mark.
  for (let at = 0; at < mostHead;) {
    const end = file.indexOf(newline, at)
    if (end < 0) break
    if (mark.every((byte, index) => file[at + index] === byte))
      return { header: file.slice(0, end + 1), payload: file.slice(end + 1) }
    at = end + 1
  }
  throw new Error('not an age file')
}

/** The key of one file, as somebody it was sealed to unwraps it. Throws where it was not sealed to them. */
export function fileKeyOf(header: Uint8Array, identity: string) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decryptHeader(header)
}

/** A new head for a file whose key is known: exactly these recipients open it. `recipients`: `age1…`. */
export function headerFor(fileKey: Uint8Array, recipients: string[]) {
  if (recipients.length === 0) throw new Error('sealed to nobody')
  const stanzas = recipients.map((recipient) => stanzaFor(fileKey, recipient)).join('')
  const said = `age-encryption.org/v1\n${stanzas}---`
  const key = hkdf(sha256, fileKey, undefined, text.encode('header'), 32)
  const mac = base64nopad.encode(hmac(sha256, key, text.encode(said)))
  return text.encode(`${said} ${mac}\n`)
}

/** For how many a head is written. */
export function recipientsIn(header: Uint8Array) {
  return new TextDecoder().decode(header).split('\n-> ').length - 1
}

function stanzaFor(fileKey: Uint8Array, recipient: string) {
  const { prefix, bytes: theirs } = bech32.decodeToBytes(recipient)
  if (prefix !== 'age') throw new Error('not a recipient')
  const secret = x25519.utils.randomSecretKey()
  const share = x25519.getPublicKey(secret)
  const salt = new Uint8Array([...share, ...theirs])
  const shared = x25519.getSharedSecret(secret, theirs)
  const wrapping = hkdf(sha256, shared, salt, text.encode('age-encryption.org/v1/X25519'), 32)
  const body = chacha20poly1305(wrapping, new Uint8Array(12), none).encrypt(fileKey)
  return `-> X25519 ${base64nopad.encode(share)}\n${base64nopad.encode(body)}\n`
}
