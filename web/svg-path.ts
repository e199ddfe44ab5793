type Point = [x: number, y: number]

/** Rounds the outline of a shape to one decimal, keeping only the straight lines between its points. */
export function rounded(path: string) {
  return outlines(path)
    .map((points) => simplified(points.map(([x, y]) => [tenth(x), tenth(y)])))
    .filter((points) => points.length > 2)
    .map(drawn)
    .join('')
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** Walks the commands of a path. A curve is taken as a line to its end: at this size the eye sees none. */
function outlines(path: string): Point[][] {
  const found: Point[][] = []
  let [at, start]: Point[] = [
    [0, 0],
    [0, 0],
  ]
  for (const [, command = '', numbers = ''] of path.matchAll(/([mlcz])([^mlcz]*)/gi)) {
    const values = [...numbers.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/gi)].map(Number)
    const relative = command === command.toLowerCase()
    const each = command.toLowerCase() === 'c' ? 6 : 2
    if (command.toLowerCase() === 'z') at = start ?? at ?? [0, 0]
    for (let index = 0; index + each <= values.length; index += each) {
      const [x, y] = values.slice(index + each - 2, index + each) as Point
      at = relative ? [(at?.[0] ?? 0) + x, (at?.[1] ?? 0) + y] : [x, y]
      if (command.toLowerCase() === 'm' && index === 0) {
        start = at
        found.push([])
      }
      found.at(-1)?.push(at)
    }
  }
  return found
}

/** Drops a point that lies within half a unit of the line from the one before to the one after. */
function simplified(points: Point[]) {
  const kept: Point[] = []
  points.forEach((point, index) => {
    const [before, after] = [kept.at(-1), points[index + 1]]
    if (!before || !after || apart(point, before, after) > 0.5) kept.push(point)
  })
  return kept.length > 2 ? kept : points
}

function apart([x, y]: Point, [ax, ay]: Point, [bx, by]: Point) {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length
}

function drawn(points: Point[]) {
  const [first, ...rest] = points
  if (!first) return ''
  let [x, y] = first
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${tenth(nextX - x)} ${tenth(nextY - y)}`
    ;[x, y] = [nextX, nextY]
    return step
  })
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`.replaceAll(' -', '-')
}
