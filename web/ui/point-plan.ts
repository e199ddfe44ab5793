import type { Place } from '../../contract/wire.ts'

/** A point that knows where it is, by its number on the list. */
export type Spot = { id: string; name: string; number: number; place: Place }

const metresPerDegree = 111_320
const lengths = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000]

/** Points laid out on paper: metres east and north made into a frame, north up, with a round scale. */
export function laidOut(spots: Spot[], { width, height, margin }: Record<Frame, number>) {
  const middle = mean(spots.map(({ place }) => place.lat))
  const flat = spots.map(({ id, name, number, place }) => ({
    id,
    name,
    number,
    east: place.lon * metresPerDegree * Math.cos((middle * Math.PI) / 180),
    north: place.lat * metresPerDegree,
  }))
  const [east, north] = [
    spanOf(flat.map((each) => each.east)),
    spanOf(flat.map((each) => each.north)),
  ]
  // Points on one spot would be magnified without end: sixty metres are the least a plan shows.
  const metre = Math.min(
    (width - 2 * margin) / Math.max(east.length, 60),
    (height - 2 * margin) / Math.max(north.length, 60),
  )
  const scale = lengths.findLast((length) => length * metre <= width / 4) ?? 10
  return {
    dots: flat.map(({ id, name, number, ...at }) => ({
      id,
      name,
      number,
      x: width / 2 + (at.east - east.middle) * metre,
      y: height / 2 - (at.north - north.middle) * metre,
    })),
    scale: { metres: scale, width: scale * metre },
  }
}

type Frame = 'width' | 'height' | 'margin'

function mean(values: number[]) {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function spanOf(values: number[]) {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return { length: most - least, middle: (least + most) / 2 }
}
