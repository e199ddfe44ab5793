export type Tide = ReturnType<typeof tide>

const minute = 60_000

/** How many came in the last minute, out of two numbers: who they were is nowhere. */
export function tide(clock: () => number = () => performance.now()) {
  let began = clock()
  let before = 0
  let now = 0

  const turn = () => {
    const past = Math.floor((clock() - began) / minute)
    if (past === 0) return
    before = past === 1 ? now : 0
    now = 0
    began += past * minute
  }
  return {
    /** One more came. */
    rise() {
      turn()
      now += 1
    },
    perMinute() {
      turn()
      return now + before * (1 - (clock() - began) / minute)
    },
  }
}
