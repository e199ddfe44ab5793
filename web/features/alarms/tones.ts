/** One note of a bell: when it begins and ends within the round, how high, how loud. */
export type Note = { from: number; to: number; hertz: number; loud: number }
export type Round = { notes: Note[]; seconds: number }

// A drill has a pattern of its own, so that nobody takes it for the other.
const drillTone = [0.25, 0.25, 0.25, 2.25]

/** What one round of an alarm sounds like: two high notes by turns; a drill a low, soft one. */
export function roundOf(tone: number[], drill: boolean): Round {
  const pattern = drill ? drillTone : tone
  let at = 0
  const notes = pattern.flatMap((seconds, index): Note[] => {
    const from = at
    at += seconds
    if (index % 2 === 1) return []
    const hertz = drill ? 440 : index % 4 === 0 ? 960 : 1280
    return [{ from, to: at, hertz, loud: drill ? 0.18 : 0.9 }]
  })
  // A pattern that ends with a sound would run into its own beginning.
  return { notes, seconds: pattern.length % 2 === 1 ? at + 0.3 : at }
}

/** The same for a phone that shakes: milliseconds of shaking and rest by turns. */
export function shakeOf(tone: number[], drill: boolean) {
  return (drill ? drillTone : tone).map((seconds) => Math.round(seconds * 1000))
}
