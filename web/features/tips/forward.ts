import { tips } from '../../../contract/tips.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import { call } from '../../lib/call.ts'
import type { Desk } from '../../lib/sealed/desk.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { bytesOf, readersOf, textOf } from '../../lib/tip-keys/pieces.ts'
import { headOfFile } from './tip-file.ts'
import type { Tip } from './use-tip-act.ts'

type Forwarding = { tip: Tip; keys: Unlocked; to: Desk; reason: string; transferId: string }

/** Hands a tip over to another desk: every head of it is written anew here, for the people there alone. */
export async function forwardToDesk({ tip, keys, to, reason, transferId }: Forwarding) {
  const { keeperId, id, edition } = tip
  await call(tips.forward, {
    keeperId,
    id,
    edition,
    transferId,
    reason,
    toKeeper: to.keeperId,
    keyHead: to.standing.head,
    heads: await headsFor({ tip, keys, to }),
  })
}

/** The heads of all its pieces. What the desk wrote to the sender stays open to the sender too. */
export async function headsFor({ tip, keys, to }: Pick<Forwarding, 'tip' | 'keys' | 'to'>) {
  const anew = async (header: Uint8Array, side?: string) => {
    const fileKey = await fileKeyOf(header, keys.identity)
    if (!fileKey) throw new Error('a piece that these keys do not open')
    return textOf(headerFor(fileKey, readersOf(to.standing, side === 'desk' ? tip.replyTo : null)))
  }
  const heads = {
    tip: { [tip.id]: await anew(bytesOf(tip.header)) },
    message: {} as Record<string, string>,
    file: {} as Record<string, string>,
    about: {} as Record<string, string>,
  }
  for (const { id, header, side } of tip.messages)
    heads.message[id] = await anew(bytesOf(header), side)
  for (const { id, header, side } of tip.attached) {
    heads.about[id] = await anew(bytesOf(header), side)
    const at = { keeperId: tip.keeperId, id: tip.id, fileId: id }
    heads.file[id] = await anew(await headOfFile(at), side)
  }
  return heads
}
