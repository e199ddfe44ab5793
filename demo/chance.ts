import { createHash } from 'node:crypto'

/** Made-up things that come out the same each time: the same seed gives the same throws. */
export function createChance(seed: string) {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)

  // Mulberry32: 32 bits of state are plenty for a story, and it is the same on every machine.
  function throwOnce() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) =>
    least + Math.floor(throwOnce() * (Math.max(least, most) - least + 1))
  const between = (least: number, most: number) => least + throwOnce() * (most - least)

  return {
    /** A number between two, ends included. */
    whole,
    between,
    yes: (probability: number) => throwOnce() < probability,
    one<Thing>(things: readonly Thing[]) {
      const found = things[whole(0, things.length - 1)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    /** So many different ones, in the order they were drawn. */
    some<Thing>(things: readonly Thing[], count: number) {
      const left = [...things]
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat()
    },
    /** A place within so many metres of another. */
    near({ lat, lon }: { lat: number; lon: number }, metres: number) {
      const step = metres / 111_000
      const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
      return { lat: rounded(lat + between(-step, step)), lon: rounded(lon + between(-step, step)) }
    },
    /** The id of something made at a moment. */
    id: (moment: Date) => idOf(`${seed} ${throwOnce()}`, moment),
  }
}

export type Chance = ReturnType<typeof createChance>

/** The same name made at the same moment has the same id: a UUIDv7 whose random half is a hash. */
export function idOf(name: string, moment: Date) {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes.writeUIntBE(moment.getTime(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
