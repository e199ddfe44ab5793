import type { Say } from './terminal-words.ts'

/** How long what was opened last may take to close before the rest is closed without it. */
const patience = 5000

export type Closer = (how: 'fast' | 'immediate') => unknown

/** Closes what was opened, last first, when the house is told to stop: once calmly, twice at once. */
export function whenTold(opened: Closer[], say: Say) {
  let began = 0
  let hurry: (() => void) | undefined
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve
  })
  let how: 'fast' | 'immediate' = 'fast'

  const now = async (code: number) => {
    began ||= Date.now()
    for (const close of opened.splice(0).reverse()) {
      const waiting = new Promise<void>((resolve) => setTimeout(resolve, patience))
      const closing = Promise.resolve(how).then(close)
      await Promise.race([
        closing.catch(() => undefined),
        waiting,
        ...(how === 'fast' ? [hurried] : []),
      ])
    }
    if (code === 0) say('stopped')
    process.exit(code)
  }
  const told = () => {
    // npm passes the terminal's Ctrl-C on a second time; only a later one is a person's impatience.
    if (began && Date.now() - began < 700) return
    if (began) {
      how = 'immediate'
      return hurry?.()
    }
    say('stopping')
    void now(0)
  }
  process.on('SIGINT', told).on('SIGTERM', told)
  whenNpmLeaves(told)
  // A fault nobody caught: what was started must not be left behind.
  process.on('uncaughtException', (error) => {
    console.error(error)
    if (!began) void now(1)
  })
  return { now, leaving: () => began > 0 }
}

// SIGTERM to `npm start` ends npm and its shell and never reaches us: an orphan of npm has been told to stop.
function whenNpmLeaves(told: () => void) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    told()
  }, 500)
  watch.unref()
}
