import type { IdentityWords } from '../../../contract/sealed.ts'
import { joinShares } from '../../../sealing/two-people.ts'
import { Refused } from '../../lib/call.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { bytesOf, openPiece } from '../../lib/tip-keys/pieces.ts'
import type { Tip } from './use-tip-act.ts'
import { identityWordsIn } from './words-in.ts'

export type Identity = NonNullable<Tip['identity']>
export type IdentityOpening = Identity['openings'][number]

const unopened = () => new Refused(0, { code: 'identity.shares_unfit' })

/** Puts one's own share and the other's together, and reads the name. It is kept nowhere. */
export async function readIdentity(
  { share, header, payload }: Identity,
  opening: IdentityOpening,
  keys: Unlocked,
): Promise<IdentityWords> {
  if (!share || !opening.share) throw unopened()
  const both = [bytesOf(share), bytesOf(opening.share)]
  const secret = await joinShares(both, keys.identity).catch(() => {
    throw unopened()
  })
  const words = identityWordsIn(await openPiece({ header, payload }, { identity: secret }))
  if (!words) throw unopened()
  return words
}
