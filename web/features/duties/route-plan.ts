type Step = { lat: number; lon: number }
type Frame = { width: number; height: number; margin: number }

const metresPerDegree = 111_320
const lengths = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** Walks laid out on paper: each a line in a frame, north up, with a round scale. */
export function laidOut(walks: { steps: Step[] }[], { width, height, margin }: Frame) {
  const every = walks.flatMap(({ steps }) => steps)
  const middle = every.reduce((sum, { lat }) => sum + lat, 0) / Math.max(1, every.length)
  const flat = ({ lat, lon }: Step) => ({
    east: lon * metresPerDegree * Math.cos((middle * Math.PI) / 180),
    north: lat * metresPerDegree,
  })
  const [east, north] = [
    spanOf(every.map((step) => flat(step).east)),
    spanOf(every.map((step) => flat(step).north)),
  ]
  // Somebody who stands still would be magnified without end: a hundred metres are the least a plan shows.
  const metre = Math.min(
    (width - 2 * margin) / Math.max(east.length, 100),
    (height - 2 * margin) / Math.max(north.length, 100),
  )
  const scale = lengths.findLast((length) => length * metre <= width / 4) ?? 10
  return {
    lines: walks.map(({ steps }) =>
      steps.map((step) => {
        const at = flat(step)
        return {
          x: Math.round((width / 2 + (at.east - east.middle) * metre) * 10) / 10,
          y: Math.round((height / 2 - (at.north - north.middle) * metre) * 10) / 10,
        }
      }),
    ),
    scale: { metres: scale, width: scale * metre },
  }
}

function spanOf(values: number[]) {
  if (values.length === 0) return { length: 0, middle: 0 }
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return { length: most - least, middle: (least + most) / 2 }
}

/** Is a step far enough in time from the last one kept? */
export function dueStep(last: number | undefined, now: number) {
  return last === undefined || now - last >= 15_000
}
