/** A place on a plan of a hundred columns and rows. */
export type Spot = { x: number; y: number }

// Room for the roof above and the name below.
const edge = { least: 7, most: 88 }

/** The nearest place where a home is wholly on the plan. */
export function withinPlan({ x, y }: Spot): Spot {
  const kept = (at: number) => Math.round(Math.min(edge.most, Math.max(edge.least, at)))
  return { x: kept(x), y: kept(y) }
}

const steps: Record<string, Spot> = {
  ArrowLeft: { x: -2, y: 0 },
  ArrowRight: { x: 2, y: 0 },
  ArrowUp: { x: 0, y: -2 },
  ArrowDown: { x: 0, y: 2 },
}

/** Where a key moves a home; nothing for a key that moves nothing. */
export function movedBy({ x, y }: Spot, key: string) {
  const step = steps[key]
  return step && withinPlan({ x: x + step.x, y: y + step.y })
}

/** A name in short lines, so that names of homes side by side do not run into each other. */
export function linesOf(name: string, most = 9) {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most)
      lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  return lines
}
