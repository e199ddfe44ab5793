import { fill, useNumbers } from '../../lib/language.tsx'
import { useWhereWords } from './where-words.ts'

const [width, height, margin] = [340, 110, 34]

/** The interval as a line beside nought: where it crosses the upright, nothing is told from nothing. */
export function EffectLine({ low, high, middle }: { low: number; high: number; middle: number }) {
  const said = useWhereWords().effect
  const numbers = useNumbers()
  const short = (value: number) => numbers.number(Math.round(value * 100) / 100)
  // Nought stands in the middle, so that the eye sees on which side the interval lies.
  const reach = Math.max(Math.abs(low), Math.abs(high), 0.01)
  const at = (value: number) => width / 2 + (value / reach) * (width / 2 - margin)
  const label = fill(said.drawn, { low: short(low), high: short(high), middle: short(middle) })
  const floor = 55
  return (
    <svg className="effect-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="axis" d={`M${margin / 2} ${floor}H${width - margin / 2}`} />
      <path className="nought" d={`M${width / 2} 22V${floor + 22}`} />
      <path className="span" d={`M${at(low)} ${floor}H${at(high)}`} />
      <circle className="middle" cx={at(middle)} cy={floor} r="8" />
      <text x={width / 2} y="16">
        0
      </text>
      <text x={at(low)} y={floor - 14}>
        {short(low)}
      </text>
      {at(high) - at(low) > 50 && (
        <text x={at(high)} y={floor - 14}>
          {short(high)}
        </text>
      )}
      <text className="side" x={width / 4} y={height - 8}>
        ← {said.lessHere}
      </text>
      <text className="side" x={(width * 3) / 4} y={height - 8}>
        {said.moreHere} →
      </text>
    </svg>
  )
}
