/** The value below which the given share of the samples lies. */
export function percentile(samples: number[], share: number) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: number[]) => percentile(samples, 0.5)

/** `3.2 [2.9–4.1]`: the median and the range. */
export function spread(samples: number[], digits = 1) {
  const [least, most] = [Math.min(...samples), Math.max(...samples)]
  return `${median(samples).toFixed(digits)} [${least.toFixed(digits)}–${most.toFixed(digits)}]`
}

/** How long something took, in milliseconds. */
export async function timed(work: () => Promise<unknown>) {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Now, on a clock that every process of this machine shares, in milliseconds. */
export const moment = () => Number(process.hrtime.bigint()) / 1e6
