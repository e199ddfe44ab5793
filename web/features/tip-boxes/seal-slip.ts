import { base64 } from '@scure/base'
import type { TipWords } from '../../../contract/sealed.ts'
import { tips } from '../../../contract/tips.ts'
import { keysOf } from '../../../sealing/receipt.ts'
import { call, Refused } from '../../lib/call.ts'
import { deskOf } from '../../lib/sealed/desk.ts'
import { post } from '../../lib/sealed/door.ts'
import { sealedFor } from '../../lib/sealed/send.ts'
import type { Batch } from './change-boxes.ts'

/** A slip as it was read out. */
export type Slip = {
  id: string
  /** The code on it; none where it has none. */
  code: string | undefined
  category: string
  urgent: boolean
  text: string
  where: string
}

/**
 * Seals a slip here and puts it in the queue, under the code on its stub. `mark`: what both looked at
 * before they began; a desk that has another one by now gets nothing.
 */
export async function sealSlip({ keeperId, id, kind }: Batch, slip: Slip, mark: string) {
  const [desk, keys] = await Promise.all([
    deskOf(post, keeperId),
    slip.code === undefined ? undefined : keysOf(slip.code),
  ])
  if (desk.mark !== mark) throw new Refused(409, { code: 'desk.log_untrue' })
  const words: TipWords = { v: 1, text: slip.text, where: slip.where, when: '', answers: [] }
  return call(tips.takeIn, {
    keeperId,
    id: slip.id,
    category: slip.category,
    urgent: slip.urgent,
    channel: kind,
    batchId: id,
    ...(keys && { bearer: base64.encode(keys.bearer), replyTo: keys.recipient }),
    keyHead: desk.standing.head,
    sealed: await sealedFor(desk.recipients, words),
  })
}
