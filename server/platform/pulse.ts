type Rhythm = {
  /** Poked or not, the work is done at least this often, in milliseconds. */
  atLeastEvery: number
  /** And never begun again sooner than this after it ended, however often it is poked. */
  atMostEvery: number
}

/**
 * Does a piece of work when it is poked, and by the clock, never twice at a time. Work that answers true
 * has more to do and is run again at once.
 */
export function startPulse(
  { atLeastEvery, atMostEvery }: Rhythm,
  work: () => Promise<boolean>,
  onFailure: (reason: unknown) => void,
) {
  let running: Promise<void> | undefined
  let waiting: NodeJS.Timeout | undefined
  let restedAt = 0
  let stopped = false

  async function run() {
    try {
      while (!stopped && (await work()));
    } catch (reason) {
      if (!stopped) onFailure(reason)
    }
    restedAt = performance.now()
    running = undefined
  }

  function begin() {
    waiting = undefined
    running ??= run()
  }

  function poke() {
    if (stopped || waiting) return
    const rest = running ? atMostEvery : restedAt + atMostEvery - performance.now()
    waiting = setTimeout(begin, Math.max(0, rest))
  }

  const clock = setInterval(poke, atLeastEvery)
  return {
    poke,
    async stop() {
      stopped = true
      clearInterval(clock)
      clearTimeout(waiting)
      await running
    },
  }
}
