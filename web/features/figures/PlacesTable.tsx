import { useMemo, useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { Indicator } from '../../../contract/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Tick } from '../../ui/Choice.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { type Dashboard, mayCompare } from './dashboard.ts'

type Row = Dashboard['below'][number]
const few = 8

/** The units below with the first figures of each, and what could not be shared out among them. */
export function PlacesTable({
  dashboard,
  indicators,
}: {
  dashboard: Dashboard
  indicators: Indicator[]
}) {
  const { figures } = useWords()
  const columns = useColumns(indicators)
  const [all, setAll] = useState(false)
  const living = dashboard.below.filter(({ amounts }) =>
    Object.values(amounts).some((amount) => amount !== 0),
  )
  const folded = dashboard.below.length > few && living.length < dashboard.below.length
  const rows = folded && !all ? living : dashboard.below
  if (dashboard.below.length === 0) return null

  return (
    <section className="stack tight" aria-labelledby="below">
      <h2 id="below">{fill(figures.below, { count: dashboard.below.length })}</h2>
      {folded && (
        <div className="no-print">
          <Tick
            label={fill(figures.showAll, { count: dashboard.below.length - living.length })}
            checked={all}
            onChange={setAll}
          />
        </div>
      )}
      {rows.length > 0 ? (
        <div className="places-table" role="region" tabIndex={0} aria-label={figures.belowCaption}>
          <DataTable
            caption={figures.belowCaption}
            columns={columns}
            rows={rows}
            rowKey={({ unit }) => unit.id}
          />
        </div>
      ) : (
        <p className="soft">{figures.noneBelow}</p>
      )}
      <Unattributed dashboard={dashboard} indicators={indicators} />
    </section>
  )
}

function useColumns(indicators: Indicator[]) {
  const { figures, pieces } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const search = useSearch()

  return useMemo(() => {
    const place: Column<Row> = {
      key: 'place',
      label: figures.place,
      value: ({ unit }) => unit.name,
      cell: ({ unit }) => (
        <Link href={`/so-lieu/${unit.id}${search && `?${search}`}`}>{unitHeading(unit)}</Link>
      ),
    }
    const counts = indicators.map((indicator): Column<Row> => {
      const said = ({ amounts }: Row) => {
        const amount = amounts[indicator.id]
        return amount === null ? pieces.tooFew : numbers.number(amount ?? 0)
      }
      const column = { key: indicator.id, label: say(indicator.name), cell: said, numeric: true }
      if (!mayCompare(indicator)) return column
      return { ...column, value: ({ amounts }) => amounts[indicator.id] ?? null }
    })
    return [place, ...counts]
  }, [figures, pieces, say, numbers, indicators, search])
}

/** What former communes counted that were since divided among several: the place above has it, none below. */
function Unattributed({
  dashboard,
  indicators,
}: {
  dashboard: Dashboard
  indicators: Indicator[]
}) {
  const { figures } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const left = indicators.filter(({ id }) => dashboard.unattributed[id])
  if (left.length === 0) return null
  return (
    <div className="notice stack tight">
      <p>
        <strong>{figures.unattributed}</strong>{' '}
        {left
          .map(
            ({ id, name, unit }) =>
              `${say(name)}: ${numbers.number(dashboard.unattributed[id] ?? 0)} ${say(unit)}`,
          )
          .join(' · ')}
      </p>
      <p className="small">{figures.unattributedWhy}</p>
    </div>
  )
}
