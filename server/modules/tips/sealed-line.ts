import { Refusal } from '../../platform/errors.ts'

export type Line = ReturnType<typeof line>

/** So many at a time, so many more in line, and whoever comes then is told to come again. */
export function line({ together, waiting }: { together: number; waiting: number }) {
  let inside = 0
  const queue: (() => void)[] = []
  return async <Done>(work: () => Promise<Done>) => {
    if (inside < together) inside += 1
    else {
      if (queue.length >= waiting) throw new Refusal(503, 'upload.busy')
      // Whoever leaves hands their place over: nobody slips in between.
      await new Promise<void>((resolve) => queue.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
