import { copied, fourBytes, joined, letters, numbers, spelled, stretch } from './clean-bytes.ts'

/** The tags that turn numbers into colours; all others are names, dates, makers and remarks. */
const colours = new Set(
  [
    'wtpt bkpt chad cicp gamt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC',
    'A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3',
  ].flatMap((row) => row.split(' ')),
)

/** Marks of a profile measured on one screen: its colours alone would tell that screen from others. */
const ofOneScreen = new Set(['vcgt', 'mmod', 'ndin'])

/** From byte, to byte: preferred program, date, platform, maker and model, then creator and checksum. */
const personalInHeader = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 56],
  [80, 128],
] as const

/** A colour profile with its colours only; nothing where it cannot be read or belongs to one screen. */
export function cleanProfile(profile: Uint8Array): Uint8Array | undefined {
  if (profile.length < 132 || letters(profile, 36, 4) !== 'acsp') return undefined
  const view = numbers(profile)
  const count = view.getUint32(128)
  if (132 + count * 12 > profile.length) return undefined

  const kept = new Map<string, { from: number; to: number }>()
  for (let at = 132; at < 132 + count * 12; at += 12) {
    const name = letters(profile, at, 4)
    const from = view.getUint32(at + 4)
    const to = from + view.getUint32(at + 8)
    if (ofOneScreen.has(name) || to > profile.length) return undefined
    if (colours.has(name)) kept.set(name, { from, to })
  }
  if (!kept.size) return undefined
  return rebuilt(profile, kept)
}

function rebuilt(profile: Uint8Array, kept: Map<string, { from: number; to: number }>) {
  const header = copied(profile.subarray(0, 128))
  for (const [from, to] of personalInHeader) header.fill(0, from, to)

  const table = [fourBytes(kept.size)]
  const data: Uint8Array[] = []
  // Tags may share one stretch, as the three curves of a screen often do.
  const placed = new Map<string, number>()
  let end = 132 + kept.size * 12
  for (const [name, { from, to }] of kept) {
    const key = `${from} ${to}`
    const at = placed.get(key) ?? end
    if (at === end) {
      const padded = new Uint8Array(Math.ceil((to - from) / 4) * 4)
      padded.set(stretch(profile, from, to))
      data.push(padded)
      placed.set(key, at)
      end += padded.length
    }
    table.push(spelled(name), fourBytes(at), fourBytes(to - from))
  }
  header.set(fourBytes(end))
  return joined([header, ...table, ...data])
}
