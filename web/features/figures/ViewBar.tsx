import { useState } from 'react'
import { fill, useNumbers, useWords } from '../../lib/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { lastMonth, type Map, monthsAfter, spans, type View } from './view.ts'

type ViewBarProps = { view: View; onLook: (at: Partial<Record<keyof View, string>>) => void }

/** How many months, up to which, and on which map. */
export function ViewBar({ view, onLook }: ViewBarProps) {
  const { figures } = useWords()
  const numbers = useNumbers()
  const last = lastMonth(view.map)
  const months = Array.from({ length: 36 }, (_, back) => monthsAfter(last, -back))
  const maps: Map[] = ['today', 'old']
  // On a phone the figures come first: the choices are folded into a line.
  const [wide] = useState(() => matchMedia('(min-width: 44rem)').matches)

  return (
    <details className="view-fold no-print" open={wide}>
      <summary>
        {fill(figures.viewing, {
          count: view.months,
          month: numbers.month(view.to),
          map: figures.maps[view.map],
        })}
      </summary>
      <div className="view-bar">
        <SelectField
          label={figures.span}
          options={spans.map((span) => ({
            value: span,
            label: fill(figures.spanMonths, { count: span }),
          }))}
          value={String(view.months)}
          onChange={(span) => onLook({ months: span })}
        />
        <SelectField
          label={figures.upTo}
          options={months.map((month) => ({ value: month, label: numbers.month(month) }))}
          value={view.to}
          onChange={(to) => onLook({ to })}
        />
        <Choice
          label={figures.map}
          options={maps.map((map) => ({ value: map, label: figures.maps[map] }))}
          value={view.map}
          onChange={(map) => onLook({ map, to: lastMonth(map === 'old' ? 'old' : 'today') })}
        />
      </div>
    </details>
  )
}
