import { createHash } from 'node:crypto'

/** The id that every process gives the same thing without asking: its time first, as all ids have it. */
export function sameId(at: number, what: string) {
  const hash = createHash('sha256').update(what).digest()
  hash.writeUIntBE(at, 0, 6)
  hash[6] = 0x70 | ((hash[6] ?? 0) & 0x0f)
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f)
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
