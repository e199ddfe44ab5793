import { base64 } from '@scure/base'
import type { TipWords } from '../../../contract/sealed.ts'
import { tips } from '../../../contract/tips.ts'
import type { Standing } from '../../../sealing/key-log.ts'
import { keysOf, newCode } from '../../../sealing/receipt.ts'
import { call } from '../../lib/call.ts'
import { sealFor } from '../../lib/tip-keys/pieces.ts'

/** Made once for what is about to be told: sent again over a bad line, it is the same tip and code. */
export const newEnvelope = () => ({ id: crypto.randomUUID() as string, code: newCode() })

type Taking = {
  keeperId: string
  envelope: { id: string; code: string }
  channel: 'hotline' | 'visit' | 'post'
  category: string
  urgent: boolean
  /** Whether the one who told gets a code to ask by later. */
  withCode: boolean
  words: TipWords
  standing: Standing
}

/** What was written in: its number in the register, and the code for the one who told, shown once. */
export type TakenIn = Omit<Taking, 'standing' | 'withCode' | 'envelope'> & {
  id: string
  number: number | null
  year: number | null
  code: string | undefined
  at: string
}

/** Seals what was told here and writes it in. */
export async function takeIn({
  envelope,
  withCode,
  standing,
  words,
  ...rest
}: Taking): Promise<TakenIn> {
  const { id } = envelope
  const code = withCode ? envelope.code : undefined
  const keys = code === undefined ? undefined : await keysOf(code)
  const { number, year } = await call(tips.takeIn, {
    ...rest,
    id,
    ...(keys ? { bearer: base64.encode(keys.bearer), replyTo: keys.recipient } : {}),
    ...(await sealFor(standing, words)),
  })
  return { ...rest, id, words, number, year, code, at: new Date().toISOString() }
}
