import { fill, useNumbers, useWords } from '../lib/language.tsx'
import './point-plan.css'
import { laidOut, type Spot } from './point-plan.ts'

const frame = { width: 400, height: 280, margin: 46 }

/** The points on paper, with north and a scale; no map is fetched from anywhere. */
export function PointPlan({ spots }: { spots: Spot[] }) {
  const { models: said } = useWords()
  const numbers = useNumbers()
  if (spots.length === 0) return null
  const { dots, scale } = laidOut(spots, frame)
  const length =
    scale.metres < 1000
      ? fill(said.metres, { count: numbers.number(scale.metres) })
      : fill(said.kilometres, { count: numbers.number(scale.metres / 1000) })
  const [left, floor] = [18, frame.height - 14]

  return (
    <figure className="point-plan">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={said.plan}>
        {dots.map(({ id, name, number, x, y }) => (
          <g key={id}>
            <circle cx={x} cy={y} r="10">
              <title>{name}</title>
            </circle>
            <text className="dot" x={x} y={y + 4} textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
        <path d={`M${left} ${floor - 6}v6h${scale.width}v-6`} />
        <text x={left + scale.width / 2} y={floor - 6} textAnchor="middle">
          {length}
        </text>
        <path d={`M${frame.width - 24} 44V18m-6 8l6-8 6 8`} />
        <text x={frame.width - 24} y="60" textAnchor="middle">
          {said.north}
        </text>
      </svg>
      <figcaption className="small soft">
        {fill(said.planSays, { count: spots.length, metres: length })}
      </figcaption>
    </figure>
  )
}
