import { randomBytes } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { receiptOf } from '../sealing/receipt.ts'
import type { Course } from './tip-book.ts'
import { keysIn } from '../server/modules/tips/receipt-keys.ts'

/** What the house keeps of who sent a tip: nothing where there is nobody to answer. */
export type Sender = { receipt: Buffer | null; replyTo: string | null }

/** The sender whose code a visitor may try; of all others the codes were never written down. */
export async function senderOf({ channel, tryIt }: Course, code: string): Promise<Sender> {
  if (channel !== 'door' && channel !== 'app') return { receipt: null, replyTo: null }
  if (!tryIt) {
    const replyTo = await identityToRecipient(await generateX25519Identity())
    return { receipt: randomBytes(32), replyTo }
  }
  const { bearer, recipient } = await keysIn(code)
  return { receipt: Buffer.from(receiptOf(bearer)), replyTo: recipient }
}
