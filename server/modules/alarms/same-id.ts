import { createHash } from 'node:crypto'
import { writtenAs7 } from '../../platform/uuid7.ts'

/** The id that every process gives the same thing without asking: its time first, as all ids have it. */
export function sameId(at: number, what: string) {
  return writtenAs7(createHash('sha256').update(what).digest(), at)
}
