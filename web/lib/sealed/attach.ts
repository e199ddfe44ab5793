import { base64 } from '@scure/base'
import { type FileWords, sealed } from '../../../contract/sealed.ts'
import type { Cleaned } from '../../../sealing/clean.ts'
import { split } from '../../../sealing/header.ts'
import { sealStream } from '../../../sealing/seal.ts'
import { cleanedFile } from '../../../sealing/sender-file.ts'
import { Refused } from '../call.ts'
import type { Desk } from './desk.ts'
import type { Post } from './door.ts'
import { withWork } from './effort.ts'
import { sealedFor } from './send.ts'

/** The door takes 64 MB; sealed, a file has grown a little. */
const mostBytes = 63 * 1024 * 1024

/** A file ready to be sealed: what it told of its maker is out, or `warn` says why that cannot be promised. */
export type Ready = {
  id: string
  bytes: Uint8Array
  words: FileWords
  warn?: NonNullable<Cleaned['warn']>
}

/** Takes a file up on the device of its sender, and cleans it. */
export async function readied(file: File, number: number): Promise<Ready> {
  if (file.size > mostBytes) throw new Refused(413, { code: 'tip.file_too_large' })
  const given = new Uint8Array(await file.arrayBuffer())
  const { bytes, words, warn } = cleanedFile(
    { name: file.name, type: file.type, bytes: given },
    number,
  )
  return { id: crypto.randomUUID(), bytes, words, ...(warn && { warn }) }
}

/** Seals a file and sends it behind a tip. The same file sent again is one file. */
export async function sendFile(post: Post, desk: Desk, bearer: Uint8Array, ready: Ready) {
  const { header, payload } = await sealedFile(ready.bytes, desk.recipients)
  const about = await sealedFor(desk.recipients, ready.words)
  await withWork(post, { bearer, cost: 'look' }, (shown) =>
    post(
      sealed.attach,
      { ...shown, id: ready.id, keyHead: desk.standing.head, header: base64.encode(header), about },
      payload,
    ),
  )
}

/** Sealed as it flows: a film is never held sealed and open at once, the browser may put it aside. */
async function sealedFile(bytes: Uint8Array, recipients: string[]) {
  const plain = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const file = await new Response(await sealStream(plain, recipients)).blob()
  const start = new Uint8Array(await file.slice(0, 65_536).arrayBuffer())
  const { header } = split(start)
  return { header, payload: file.slice(header.length) }
}
