import { base64 } from '@scure/base'
import { type IdentityWords, sealed, type TipWords } from '../../../contract/sealed.ts'
import { holdersOf } from '../../../sealing/key-log.ts'
import { keysOf, newCode } from '../../../sealing/receipt.ts'
import { onTheWire, sealWords } from '../../../sealing/seal.ts'
import { newSharedKey } from '../../../sealing/two-people.ts'
import { Refused } from '../call.ts'
import { type Desk, receiverOf } from './desk.ts'
import { ask, type Post } from './door.ts'
import { withWork } from './effort.ts'

/** What a sender is about to say, before anything of it is sealed. */
export type Said = {
  keeperId: string
  /** It concerns somebody who works at this desk, or their kin: the desk above receives it instead. */
  aboutThisDesk: boolean
  category: string
  urgent: boolean
  words: Omit<TipWords, 'v'>
  /** Only where the sender chose to be named. */
  identity?: Omit<IdentityWords, 'v'>
}

/** A tip in its envelope: its id and the code that will open what is answered. Kept while sending is tried again. */
export type Envelope = { id: string; code: string; keys: Awaited<ReturnType<typeof keysOf>> }

/** What is being done at this moment, for the page to say. */
export type Step = 'preparing' | 'sealing' | 'working' | 'sending'

/** A new envelope: a code nobody had before, and an id by chance. */
export async function newEnvelope(): Promise<Envelope> {
  const code = newCode()
  return { id: crypto.randomUUID(), code, keys: await keysOf(code) }
}

/** Seals a tip here and sends it. The same envelope sent again is the same tip. Says which desk received it. */
export async function sendTip(
  post: Post,
  envelope: Envelope,
  said: Said,
  tell: (step: Step) => void = () => {},
): Promise<Desk> {
  const send = () => sealAndSend(post, envelope, said, tell)
  return send().catch((reason: unknown) => {
    // Somebody came to the desk or left in this moment: sealed again, to whoever is there now.
    if (reason instanceof Refused && reason.code === 'desk.keys_changed') return send()
    throw reason
  })
}

async function sealAndSend(
  post: Post,
  { id, keys }: Envelope,
  said: Said,
  tell: (step: Step) => void,
) {
  tell('preparing')
  const desk = await receiverOf(post, said.keeperId, said.aboutThisDesk)
  tell('sealing')
  const input = {
    id,
    keeperId: desk.keeperId,
    category: said.category,
    urgent: said.urgent,
    replyTo: keys.recipient,
    keyHead: desk.standing.head,
    sealed: await sealedFor(desk.recipients, { v: 1, ...said.words } satisfies TipWords),
    ...(said.identity && { identity: await sealedIdentity(desk, said.identity) }),
  }
  tell('working')
  await withWork(post, { bearer: keys.bearer, cost: 'tip' }, (shown) => {
    tell('sending')
    return ask(post, sealed.send, { ...input, ...shown })
  })
  return desk
}

/** Words sealed to these, as they travel. */
export async function sealedFor(recipients: string[], words: unknown) {
  return onTheWire(await sealWords(words, recipients))
}

/** A name, sealed so that two people of the desk must agree to read it. */
async function sealedIdentity({ standing }: Desk, said: Omit<IdentityWords, 'v'>) {
  const { recipient, shares } = await newSharedKey(holdersOf(standing))
  return {
    sealed: await sealedFor([recipient], { v: 1, ...said } satisfies IdentityWords),
    shares: shares.map(({ holder, sealed: share }) => ({
      keyId: holder,
      sealed: base64.encode(share),
    })),
  }
}
