import { randomUUID } from 'node:crypto'
import { base64 } from '@scure/base'
import type { FileWords, IdentityWords, MessageWords, TipWords } from '../../../contract/sealed.ts'
import { fingerprint, headOf, holdersOf, readLog, recipientsOf } from '../../../sealing/key-log.ts'
import { keysOf, newCode, receiptOf } from '../../../sealing/receipt.ts'
import { onTheWire, open, openWords, seal, sealWords } from '../../../sealing/seal.ts'
import { cleanedFile } from '../../../sealing/sender-file.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { keysIn } from './receipt-keys.ts'
import { attachFile } from './sealed-attach.ts'
import { deskOf } from './sealed-desks.ts'
import type { Sealed } from './sealed-parts.ts'
import { takeTip } from './sealed-send.ts'
import { sayMore, type threadOf } from './sealed-thread.ts'

// For senders whose browser runs no script: what it would have done is done here, in memory, at once.
// The house sees the words for that instant, and the page says so.

type Keys = Awaited<ReturnType<typeof keysOf>>
type Found = NonNullable<Awaited<ReturnType<typeof threadOf>>>

/** What somebody wrote into the form, and the files they chose. */
export type Said = {
  keeperId: string
  category: string
  urgent: boolean
  words: Omit<TipWords, 'v'>
  identity?: Omit<IdentityWords, 'v'>
  files: GivenFile[]
}
export type GivenFile = { name: string; type: string; bytes: Buffer }

/** The desk with whom to seal to, and the mark to compare. */
export async function deskWithKeys(sealed: Sealed, keeperId: string) {
  const { log, ...brief } = await deskOf(sealed, keeperId)
  const standing = readLog(keeperId, log)
  const mark = fingerprint(headOf(log[0]?.entry ?? ''))
  return { ...brief, standing, recipients: recipientsOf(standing), mark }
}

/** Seals a tip on arrival and keeps it. Answers the code, which nobody can make again, and the files left over. */
export async function sealAndKeep(sealed: Sealed, said: Said) {
  const code = newCode()
  const keys = await keysIn(code)
  const receipt = Buffer.from(receiptOf(keys.bearer))
  const { keeperId, category, urgent, identity } = said
  const desk = await deskWithKeys(sealed, keeperId)
  const words = { v: 1, ...said.words } satisfies TipWords
  const tip = {
    id: randomUUID(),
    keeperId,
    category,
    urgent,
    replyTo: keys.recipient,
    keyHead: desk.standing.head,
    sealed: onTheWire(await sealWords(words, desk.recipients)),
    ...(identity && { identity: await sealedIdentity(desk, identity) }),
  }
  sealed.labour.tips.rise()
  await takeTip(sealed, receipt, tip, true)
  const filesLeft = await addFiles(sealed, { receipt, keeperId, files: said.files })
  return { code, filesLeft }
}

/** Cleans, seals and adds files one after the other; how many could not be. */
export async function addFiles(
  sealed: Sealed,
  { receipt, keeperId, files }: { receipt: Buffer; keeperId: string; files: GivenFile[] },
) {
  if (files.length === 0) return 0
  const { standing, recipients } = await deskWithKeys(sealed, keeperId)
  let left = 0
  for (const [at, file] of files.entries()) {
    const { bytes, words } = cleanedFile(file, at + 1)
    const { header, payload } = await seal(bytes, recipients)
    const said = {
      id: randomUUID(),
      keyHead: standing.head,
      header: base64.encode(header),
      about: onTheWire(await sealWords(words satisfies FileWords, recipients)),
    }
    // Whatever went wrong, the tip is kept by now, and its code must still be shown.
    const kept = await attachFile(sealed, receipt, said, inOne(payload)).catch(() => undefined)
    if (!kept) left += 1
  }
  return left
}

/** The sender answers, sealed on arrival. */
export async function sealAndSay(
  sealed: Sealed,
  { receipt, keeperId, text }: { receipt: Buffer; keeperId: string; text: string },
) {
  const { standing, recipients } = await deskWithKeys(sealed, keeperId)
  const words = { v: 1, text } satisfies MessageWords
  const said = onTheWire(await sealWords(words, recipients))
  return sayMore(sealed, receipt, { id: randomUUID(), keyHead: standing.head, sealed: said })
}

/** The thread with the desk's words opened, for as long as it takes to draw them. */
export async function openedThread({ messages, files, ...rest }: Found, { identity }: Keys) {
  const opened = async ({ header, payload, ...piece }: Found['messages'][number]) => {
    const bytes = { header: base64.decode(header), payload: base64.decode(payload) }
    const words =
      piece.side === 'desk' ? await openWords(bytes, identity).catch(() => undefined) : undefined
    return { piece, words }
  }
  return {
    ...rest,
    messages: await Promise.all(
      messages.map(async (message) => {
        const { piece, words } = await opened(message)
        const text = (words as MessageWords | undefined)?.text
        return { ...piece, ...(typeof text === 'string' && { text }) }
      }),
    ),
    files: await Promise.all(
      files.map(async ({ bytes, ...file }) => {
        const { piece, words } = await opened(file)
        const about = words as FileWords | undefined
        return { ...piece, bytes, ...(typeof about?.name === 'string' && { about }) }
      }),
    ),
  }
}

/** A file the desk sent, opened. */
export function openedFile(
  { header, payload }: { header: string; payload: string },
  { identity }: Keys,
) {
  return open({ header: base64.decode(header), payload: base64.decode(payload) }, identity)
}

async function sealedIdentity(
  { standing }: Awaited<ReturnType<typeof deskWithKeys>>,
  said: Omit<IdentityWords, 'v'>,
) {
  const { recipient, shares } = await newSharedKey(holdersOf(standing))
  return {
    sealed: onTheWire(await sealWords({ v: 1, ...said } satisfies IdentityWords, [recipient])),
    shares: shares.map((share) => ({ keyId: share.holder, sealed: base64.encode(share.sealed) })),
  }
}

async function* inOne(payload: Uint8Array) {
  yield Buffer.from(payload)
}
