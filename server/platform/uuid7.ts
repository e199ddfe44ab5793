import { randomFillSync } from 'node:crypto'

/** Randomness is drawn for many ids at a time: asking for it is the dear part. */
const pool = new Uint8Array(16 * 256)
let used = pool.length

/** A UUIDv7: the millisecond first, so that ids made later sort later (RFC 9562 §5.7). */
export function uuid7(now = Date.now()) {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + 16))
  used += 16
  return writtenAs7(bytes, now)
}

/** Sixteen bytes as a UUIDv7 of that millisecond: what they say beyond the time tells one id from another. */
export function writtenAs7(bytes: Buffer, now: number) {
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
