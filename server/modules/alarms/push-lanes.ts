/**
 * So many at a time on each lane, the rest in line behind them: a slow service holds up its own line and
 * no other.
 */
export function openLanes(most: number) {
  const lanes = new Map<string, { running: number; waiting: (() => void)[] }>()

  return async function inLane<Answer>(name: string, work: () => Promise<Answer>) {
    const lane = lanes.get(name) ?? { running: 0, waiting: [] }
    lanes.set(name, lane)
    if (lane.running >= most) await new Promise<void>((go) => lane.waiting.push(go))
    else lane.running += 1
    try {
      return await work()
    } finally {
      const next = lane.waiting.shift()
      if (next) next()
      else lane.running -= 1
      if (lane.running === 0) lanes.delete(name)
    }
  }
}

/** Tries again after each pause while it fails; the last failure is the answer. */
export async function persistently<Answer>(
  pauses: number[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  const [pause, ...rest] = pauses
  try {
    return await work()
  } catch (reason) {
    if (pause === undefined) throw reason
    await new Promise((resolve) => {
      setTimeout(resolve, pause).unref()
    })
    return persistently(rest, work)
  }
}
