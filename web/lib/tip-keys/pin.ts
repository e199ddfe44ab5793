import type { DeskKey, Standing } from '../../../sealing/key-log.ts'
import { keep, kept } from '../kept.ts'

// What this browser last agreed with, desk by desk. A log written anew behind everybody's back checks in
// itself; it does not hold the head that was seen here before.

export type Trouble = 'broken' | 'rewritten'

type Pin = { head: string; seq: number; keys: string[] }

const nameOf = (keeperId: string) => `tip-desk:${keeperId}`

/** Compares a log that checks with what was seen here before, and remembers it where nobody need be asked. */
export function checkPin(keeperId: string, standing: Standing, heads: string[]) {
  const pin = kept<Pin>(nameOf(keeperId))
  if (!pin) {
    agree(keeperId, standing)
    return { trouble: undefined, fresh: [] }
  }
  if (heads[pin.seq] !== pin.head) return { trouble: 'rewritten' as const, fresh: [] }
  const fresh: DeskKey[] = standing.keys.filter(({ id }) => !pin.keys.includes(id))
  if (fresh.length === 0) agree(keeperId, standing)
  return { trouble: undefined, fresh }
}

/** Whether this browser ever saw a log of this desk. */
export function wasSeen(keeperId: string) {
  return kept<Pin>(nameOf(keeperId)) !== undefined
}

/** Somebody looked at the keys as they stand and knows them. */
export function agree(keeperId: string, { head, seq, keys }: Standing) {
  const pin: Pin = { head, seq, keys: keys.map(({ id }) => id) }
  keep(nameOf(keeperId), pin)
}
