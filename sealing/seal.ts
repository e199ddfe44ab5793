import { Decrypter, Encrypter } from 'age-encryption'
import { base64 } from '@scure/base'
import { split } from './header.ts'

/** Something sealed: an age file in two parts, whose head can be written anew without its content. */
export type Sealed = { header: Uint8Array; payload: Uint8Array }

/** What a sealed text weighs at least, so that its length says little of what is in it. */
const leastBytes = 1024

/** Seals bytes to everybody named (`age1…`), each of whom can open them alone. */
export async function seal(plain: Uint8Array, recipients: string[]): Promise<Sealed> {
  return split(await encrypterFor(recipients).encrypt(plain))
}

/** Seals what is too large to hold twice: the age file as it is made. */
export async function sealStream(plain: ReadableStream<Uint8Array>, recipients: string[]) {
  return encrypterFor(recipients).encrypt(plain)
}

/** Opens what was sealed to this identity (`AGE-SECRET-KEY-1…`). */
export function open({ header, payload }: Sealed, identity: string) {
  return openWhole(whole({ header, payload }), identity)
}

/** The same from a file as it was kept or sent, in one piece. */
export function openWhole(file: Uint8Array, identity: string) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(file)
}

/** Both parts as they travel: base64. */
export function onTheWire({ header, payload }: Sealed) {
  return { header: base64.encode(header), payload: base64.encode(payload) }
}

/** The age file as any age program opens it. */
export function whole({ header, payload }: Sealed) {
  const file = new Uint8Array(header.length + payload.length)
  file.set(header)
  file.set(payload, header.length)
  return file
}

/** Seals a value as JSON, filled up with spaces to the next power of two. */
export function sealWords(value: unknown, recipients: string[]) {
  const said = new TextEncoder().encode(JSON.stringify(value))
  const size = Math.max(leastBytes, 2 ** Math.ceil(Math.log2(said.length)))
  const filled = new Uint8Array(size).fill(32)
  filled.set(said)
  return seal(filled, recipients)
}

/** Opens what `sealWords` sealed. What it holds is somebody else's word: check it before use. */
export async function openWords(sealed: Sealed, identity: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await open(sealed, identity)))
}

function encrypterFor(recipients: string[]) {
  if (recipients.length === 0) throw new Error('sealed to nobody')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter
}
