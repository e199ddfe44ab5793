/**
 * Does a piece of work whenever it is poked and at least once every `every` milliseconds, never twice at
 * a time. Work that answers true has more to do and is run again at once.
 */
export function startPulse(
  every: number,
  work: () => Promise<boolean>,
  onFailure: (reason: unknown) => void,
) {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function run() {
    do {
      again = false
      try {
        while (!stopped && (await work()));
      } catch (reason) {
        if (!stopped) onFailure(reason)
      }
    } while (again && !stopped)
    running = undefined
  }

  function poke() {
    if (stopped) return
    if (running) again = true
    else running = run()
  }

  const clock = setInterval(poke, every)
  return {
    poke,
    async stop() {
      stopped = true
      clearInterval(clock)
      await running
    },
  }
}
