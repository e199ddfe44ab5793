import { useMemo } from 'react'
import type { Indicator } from '../../../contract/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { type Dashboard, type Total, totalOf } from './dashboard.ts'
import { grouped } from './groups.ts'

type Row = { indicator: Indicator; total: Total }

/** All else that was counted, by what it is about. Each line keeps its own unit; none is added to another. */
export function OtherTotals({
  dashboard,
  indicators,
}: {
  dashboard: Dashboard
  indicators: Indicator[]
}) {
  const { figures } = useWords()
  const columns = useColumns()
  const rows = indicators
    .filter(({ key }) => key === undefined)
    .map((indicator) => ({ indicator, total: totalOf(dashboard, indicator.id) }))
    .filter(({ total }) => total.amount !== 0 || total.before !== 0)
  if (rows.length === 0) return null

  return (
    <section className="stack tight" aria-labelledby="other-totals">
      <h2 id="other-totals">{figures.otherTotals}</h2>
      <p className="soft">{figures.otherTotalsSays}</p>
      {grouped(rows, ({ indicator }) => indicator.group).map(([group, held]) => (
        <details key={group} className="card figure-group">
          <summary>
            <h3>{figures.groups[group]}</h3>
            <span className="soft small">{fill(figures.lines, { count: held.length })}</span>
          </summary>
          <DataTable
            caption={figures.groups[group]}
            columns={columns}
            rows={held}
            rowKey={({ indicator }) => indicator.id}
          />
        </details>
      ))}
    </section>
  )
}

function useColumns() {
  const { figures, pieces } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  return useMemo((): Column<Row>[] => {
    const said = (amount: number | null, { unit }: Indicator) =>
      amount === null ? pieces.tooFew : `${numbers.number(amount)} ${say(unit)}`
    return [
      { key: 'name', label: figures.indicator, cell: ({ indicator }) => say(indicator.name) },
      {
        key: 'amount',
        label: figures.thisPeriod,
        numeric: true,
        cell: ({ indicator, total }) => said(total.amount, indicator),
      },
      {
        key: 'before',
        label: figures.periodBefore,
        numeric: true,
        cell: ({ indicator, total }) => said(total.before, indicator),
      },
    ]
  }, [figures, pieces, say, numbers])
}
