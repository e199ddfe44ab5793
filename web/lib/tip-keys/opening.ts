import { tipDesk } from '../../../contract/tip-desk.ts'
import type { Standing } from '../../../sealing/key-log.ts'
import { handShare } from '../../../sealing/two-people.ts'
import { call, Refused } from '../call.ts'
import { deskOf } from './desk.ts'
import type { Unlocked } from './held.ts'
import { bytesOf, textOf } from './pieces.ts'

/** An identity that somebody asks to open with oneself. */
export type Opening = { id: string; tipId: string; askedKey: string; share: string }

type Settling = {
  keeperId: string
  opening: Opening
  /** What the log says, and one's own keys; without them one can only refuse. */
  agreed?: { standing: Standing; keys: Unlocked } | undefined
}

/** Agrees to open an identity: hands one's share to the one who asked, sealed to the key the log says is theirs. Or refuses. */
export async function settleOpening({ keeperId, opening, agreed }: Settling) {
  const { id, tipId } = opening
  const share = agreed ? await shareFor(opening, agreed) : null
  return deskOf(await call(tipDesk.settleOpening, { keeperId, id, tipId, share }))
}

/** One's share for whoever asked, sealed to the key that the log says is theirs. */
export async function shareFor(
  { share, askedKey }: Pick<Opening, 'share' | 'askedKey'>,
  { standing, keys }: { standing: Standing; keys: Unlocked },
) {
  const asker = standing.keys.find(({ id }) => id === askedKey)
  if (!share || !asker) throw new Refused(0, { code: 'identity.shares_unfit' })
  return textOf(await handShare(bytesOf(share), keys.identity, asker.recipient))
}
