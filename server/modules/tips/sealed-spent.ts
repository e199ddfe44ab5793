import { Refusal } from '../../platform/errors.ts'

/** As long as a challenge is good, and never more than so many. */
const kept = { milliseconds: 10 * 60_000, pieces: 20_000 }

type Spent<Done> = { on: string; at: number; done: Promise<Done> }

/**
 * Work is done for one thing. Asked again for the same, it is answered as the first time; asked for
 * another, it is no work at all. What failed did not use it up.
 */
export function spendOnce<Done>() {
  const spent = new Map<string, Spent<Done>>()

  const forget = (now: number) => {
    for (const [work, { at }] of spent) {
      if (spent.size < kept.pieces && now - at < kept.milliseconds) return
      spent.delete(work)
    }
  }
  return (work: string, on: string, spend: () => Promise<Done>) => {
    const now = performance.now()
    forget(now)
    const before = spent.get(work)
    if (before?.on === on) return before.done
    if (before) throw new Refusal(429, 'tip.work_needed')
    const done = spend()
    spent.set(work, { on, at: now, done })
    done.catch(() => spent.delete(work))
    return done
  }
}
