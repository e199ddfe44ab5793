import { base64 } from '@scure/base'
import type { z } from 'zod'
import { type FileWords, type MessageWords, sealed } from '../../../contract/sealed.ts'
import { codeIn, keysOf } from '../../../sealing/receipt.ts'
import { open, openWords } from '../../../sealing/seal.ts'
import { Refused } from '../call.ts'
import { deskOf } from './desk.ts'
import { ask, type Post } from './door.ts'
import { withWork } from './effort.ts'
import { sealedFor } from './send.ts'

type Keys = Awaited<ReturnType<typeof keysOf>>
type Sealed = z.output<typeof sealed.thread.reply>

/**
 * What a sender finds behind their code. `text` is missing where it cannot be read here: one's own words
 * are sealed to the desk alone, so that a code found on paper gives away nothing of what was said.
 */
export type Thread = Omit<Sealed, 'messages' | 'files'> & {
  messages: { id: string; side: 'sender' | 'desk'; at: string; text?: string }[]
  files: { id: string; side: 'sender' | 'desk'; at: string; bytes: number; about?: FileWords }[]
}

/** The keys in a typed code. A slip of the pen is told here and costs nobody a look-up. */
export async function keysIn(typed: string): Promise<Keys> {
  const code = codeIn(typed)
  if (!code) throw new Refused(400, { code: 'receipt.mistyped' })
  return keysOf(code)
}

/** What became of a tip, with the answers opened here. */
export async function readThread(post: Post, { bearer, identity }: Keys): Promise<Thread> {
  const found = await withWork(post, { bearer, cost: 'look' }, (shown) =>
    ask(post, sealed.thread, shown),
  )
  const messages = found.messages.map(async ({ header, payload, ...rest }) => {
    const words = await opened<MessageWords>(rest.side, { header, payload }, identity)
    return { ...rest, ...(typeof words?.text === 'string' && { text: words.text }) }
  })
  const files = found.files.map(async ({ header, payload, ...rest }) => {
    const about = await opened<FileWords>(rest.side, { header, payload }, identity)
    return { ...rest, ...(typeof about?.name === 'string' && { about }) }
  })
  return { ...found, messages: await Promise.all(messages), files: await Promise.all(files) }
}

/** Answers the desk. `id`: made once, so that a message sent twice is one. */
export async function say(
  post: Post,
  {
    keeperId,
    bearer,
    id,
    text,
  }: { keeperId: string; bearer: Uint8Array; id: string; text: string },
) {
  const { recipients, standing } = await deskOf(post, keeperId)
  const words = await sealedFor(recipients, { v: 1, text } satisfies MessageWords)
  await withWork(post, { bearer, cost: 'look' }, (shown) =>
    ask(post, sealed.say, { ...shown, id, keyHead: standing.head, sealed: words }),
  )
}

/** Disputes the outcome, asks for destruction, or takes the name back. */
export async function act(
  post: Post,
  bearer: Uint8Array,
  what: z.input<typeof sealed.act.input>['act'],
) {
  await withWork(post, { bearer, cost: 'look' }, (shown) =>
    ask(post, sealed.act, { ...shown, act: what }),
  )
}

/** A file the desk sent, opened here. */
export async function readFile(post: Post, { bearer, identity }: Keys, id: string) {
  const { header, payload } = await withWork(post, { bearer, cost: 'look' }, (shown) =>
    ask(post, sealed.file, { ...shown, id }),
  )
  return open(bytesOf({ header, payload }), identity)
}

async function opened<Words>(
  side: 'sender' | 'desk',
  piece: { header: string; payload: string },
  identity: string,
) {
  if (side === 'sender') return undefined
  return openWords(bytesOf(piece), identity).catch(() => undefined) as Promise<Words | undefined>
}

/** PostgreSQL breaks its base64 into lines. */
const bytesOf = ({ header, payload }: { header: string; payload: string }) => ({
  header: base64.decode(header.replace(/\s/g, '')),
  payload: base64.decode(payload.replace(/\s/g, '')),
})
