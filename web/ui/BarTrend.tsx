import { useId } from 'react'
import { useNumbers, useWords } from '../lib/language.tsx'
import './bar-trend.css'

type BarTrendProps = {
  label: string
  unit: string
  /** Months as `2025-07`, oldest first, with their amounts; null is too few to be shown. */
  months: string[]
  amounts: (number | null)[]
}

const [width, height] = [360, 120]

/** Month by month as bars; the same as a table for whoever would rather read it. */
export function BarTrend({ label, unit, months, amounts }: BarTrendProps) {
  const { pieces } = useWords()
  const numbers = useNumbers()
  const id = useId()
  const most = Math.max(1, ...amounts.map((amount) => amount ?? 0))
  const step = width / Math.max(1, months.length)
  const shown = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? pieces.tooFew : numbers.number(amount)

  return (
    <figure className="bar-trend">
      <figcaption id={id}>
        {label} <span className="soft">({unit})</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height + 22}`} role="img" aria-labelledby={id}>
        {months.map((month, index) => {
          const tall = ((amounts[index] ?? 0) / most) * (height - 18)
          return (
            <g key={month}>
              <title>{`${numbers.month(month)}: ${shown(amounts[index])}`}</title>
              <rect
                x={index * step + step * 0.14}
                y={height - Math.max(tall, 1)}
                width={step * 0.72}
                height={Math.max(tall, 1)}
                rx="2"
              />
              {(index === months.length - 1 || amounts[index] === most) && (
                <text className="amount" x={(index + 0.5) * step} y={height - tall - 5}>
                  {shown(amounts[index])}
                </text>
              )}
            </g>
          )
        })}
        <path className="floor" d={`M0 ${height + 0.5}h${width}`} />
        <text x={step / 2} y={height + 16}>
          {numbers.day(months[0] ?? '')}
        </text>
        <text x={width - step / 2} y={height + 16} className="last">
          {numbers.day(months.at(-1) ?? '')}
        </text>
      </svg>
      <details>
        <summary>{pieces.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{pieces.monthColumn}</th>
              <th scope="col">{pieces.amountColumn}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month, index) => (
              <tr key={month}>
                <th scope="row">{numbers.day(month)}</th>
                <td className="number">{shown(amounts[index])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
