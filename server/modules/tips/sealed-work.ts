import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { bitsOf } from '../../../sealing/work.ts'
import { conflict, Refusal } from '../../platform/errors.ts'
import { type Tide, tide } from './sealed-tide.ts'

// A flood meets harder work, not a closed door: no address need be kept to hold anybody back. A challenge
// says itself what it costs and until when it is good, and the house only has to know its own hand again.

/** The most bits that are ever asked: a phone of today needs about half a minute for those. */
const most = 20
/** How much easier than now a challenge from a quieter moment may be. */
const leeway = 2
const lasts = 10 * 60_000
const parts = { until: 6, tip: 1, look: 1, chance: 12 }
const size = parts.until + parts.tip + parts.look + parts.chance

export type Labour = {
  /** A challenge, and what it costs at this moment. */
  give: (now?: number) => { challenge: string; tipBits: number; lookBits: number }
  /** Refuses what was not worked for; `receipt`: the one the work is bound to, as base64. */
  check: (kind: 'tip' | 'look', work: { challenge: string; nonce: number }, receipt: string) => void
  /** Tips that came, and look-ups that found nothing. */
  tips: Tide
  misses: Tide
}

/** Bits that are asked in calm, and how many a minute are no longer calm. */
type Costs = { flood: number; calm: number }

/** The work a door asks for: the same until more than `flood` come in a minute, then a bit for each doubling. */
export function openLabour(key: Buffer, { flood, calm }: Costs): Labour {
  const tips = tide()
  const misses = tide()
  const costs = {
    tip: () => bitsAt(tips.perMinute(), { flood, calm }),
    look: () => bitsAt(misses.perMinute(), { flood, calm }),
  }
  const signed = (said: Buffer) => createHmac('sha256', key).update(said).digest()
  return {
    tips,
    misses,
    give(now = Date.now()) {
      const tipBits = costs.tip()
      const lookBits = costs.look()
      const said = Buffer.alloc(size, randomBytes(size))
      said.writeUIntBE(now + lasts, 0, parts.until)
      said.writeUInt8(tipBits, parts.until)
      said.writeUInt8(lookBits, parts.until + parts.tip)
      const challenge = `${said.toString('base64url')}.${signed(said).toString('base64url')}`
      return { challenge, tipBits, lookBits }
    },
    check(kind, { challenge, nonce }, receipt) {
      const said = genuine(challenge, signed)
      if (!said) throw new Refusal(429, 'tip.work_needed')
      const bits = said.readUInt8(parts.until + (kind === 'tip' ? 0 : parts.tip))
      // One who gathered challenges in calm does not spend them in a flood.
      if (said.readUIntBE(0, parts.until) < Date.now() || bits < costs[kind]() - leeway)
        throw conflict('tip.work_expired')
      if (bitsOf(challenge, receipt, nonce) < bits) throw new Refusal(429, 'tip.work_needed')
    },
  }
}

/** How many bits are asked when so many come in a minute. */
export function bitsAt(perMinute: number, { flood, calm }: Costs) {
  if (perMinute <= flood) return calm
  return Math.min(most, calm + Math.ceil(Math.log2(perMinute / flood)))
}

function genuine(challenge: string, signed: (said: Buffer) => Buffer) {
  const [said = '', seal = ''] = challenge.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!Buffer.isBuffer(said) || !Buffer.isBuffer(seal) || said.length !== size) return undefined
  const right = signed(said)
  if (seal.length !== right.length || !timingSafeEqual(seal, right)) return undefined
  // Written otherwise it would be another challenge to whoever counts, with the same seal.
  return challenge === `${said.toString('base64url')}.${right.toString('base64url')}`
    ? said
    : undefined
}
