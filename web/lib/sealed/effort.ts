import { base64 } from '@scure/base'
import { sealed } from '../../../contract/sealed.ts'
import { receiptOf } from '../../../sealing/receipt.ts'
import { attemptsAt } from '../../../sealing/work.ts'
import { Refused } from '../call.ts'
import { ask, type Post } from './door.ts'

/** What is shown at the door: the proof of a receipt, and work done for it alone. */
export type Shown = { bearer: string; work: { challenge: string; nonce: number } }

const attemptsInARow = 2000
const tries = 3

/** Does what the door asks for at this moment, then knocks; with fresh work where the door wants more. */
export async function withWork<Answer>(
  post: Post,
  { bearer, cost }: { bearer: Uint8Array; cost: 'tip' | 'look' },
  knock: (shown: Shown) => Promise<Answer>,
): Promise<Answer> {
  for (let left = tries; ; left -= 1) {
    const { challenge, tipBits, lookBits } = await ask(post, sealed.work, {})
    const nonce = await solved(challenge, bearer, cost === 'tip' ? tipBits : lookBits)
    try {
      return await knock({ bearer: base64.encode(bearer), work: { challenge, nonce } })
    } catch (reason) {
      const again = reason instanceof Refused && reason.code.startsWith('tip.work_')
      if (!again || left === 1) throw reason
    }
  }
}

/** In short stretches, so that the page still answers while it works. */
async function solved(challenge: string, bearer: Uint8Array, bits: number) {
  const attempt = attemptsAt(challenge, base64.encode(receiptOf(bearer)))
  for (let nonce = 0; ; nonce += 1) {
    if (attempt(nonce) >= bits) return nonce
    if (nonce % attemptsInARow === attemptsInARow - 1) await new Promise((on) => setTimeout(on))
  }
}
