import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { type Compared, type Family, library } from '../../../contract/library.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Answer } from '../../ui/Status.tsx'
import { SelectField } from '../../ui/TextField.tsx'
import { modelAt } from './addresses.ts'
import { comparedCsv, type Row } from './compare-csv.ts'
import { useLibraryWords } from './library-words.ts'
import { saveFile } from './save-file.ts'

type ComparisonProps = {
  at: { keeperId: string; modelId: string }
  family: Family
  chosen: string[]
}

/** The chosen models beside each other by what came of them. */
export function Comparison({ at, family, chosen }: ComparisonProps) {
  const words = useLibraryWords()
  const [indicator, setIndicator] = useState<string>()
  const ids = chosen.toSorted().join(',')
  const found = useQuery({
    ...asking(library.compare, { ...at, ids, ...(indicator ? { indicator } : {}) }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="card stack" aria-labelledby="family-compared">
      <div className="stack tight">
        <h2 id="family-compared">{words.compare}</h2>
        <p className="small soft">{words.compareSays}</p>
      </div>
      <Answer to={found}>
        {(compared) => <Table compared={compared} family={family} onIndicator={setIndicator} />}
      </Answer>
    </section>
  )
}

type TableProps = { compared: Compared; family: Family; onIndicator: (id: string) => void }

function Table({ compared, family, onIndicator }: TableProps) {
  const words = useLibraryWords()
  const { say } = useLanguage()
  const catalog = useCatalog()
  const columns = useColumns()
  const nameOf = (id: string) => {
    const indicator = catalog?.indicator(id)
    return indicator ? say(indicator.name) : ''
  }
  const rows = compared.models.map((row): Row => {
    const relative = family.relatives.find(({ id }) => id === row.model.id)
    return { ...row, province: relative?.province ? unitName(relative.province) : '' }
  })
  return (
    <>
      <div className="row apart no-print">
        <SelectField
          label={words.happened}
          options={compared.indicators.map((id) => ({ value: id, label: nameOf(id) }))}
          value={compared.indicator}
          onChange={onIndicator}
        />
        <Button
          icon="figures"
          onClick={() =>
            saveFile(`${words.csvName}.csv`, comparedCsv(rows, words), 'text/csv;charset=utf-8')
          }
        >
          {words.saveCsv}
        </Button>
      </div>
      <p className="small soft">
        {words.columns.happened}: {nameOf(compared.indicator)}
      </p>
      <div className="wide-table">
        <DataTable
          caption={words.compare}
          columns={columns}
          rows={rows}
          rowKey={({ model }) => model.id}
        />
      </div>
    </>
  )
}

function useColumns(): Column<Row>[] {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { columns, rating } = words
  const said = (value: number | null) => (value === null ? '–' : numbers.number(value))
  const counted = (key: keyof typeof columns, of: (row: Row) => number | null): Column<Row> => ({
    key,
    label: columns[key],
    numeric: true,
    value: of,
    cell: (row) => said(of(row)),
  })
  return [
    {
      key: 'model',
      label: columns.model,
      value: ({ model }) => model.name,
      cell: ({ model, province }) => (
        <div>
          <Link href={modelAt(model)}>{model.name}</Link>
          <br />
          <span className="small soft">
            {[unitName(model.unit), province].filter(Boolean).join(', ')}
          </span>
        </div>
      ),
    },
    counted('alive', ({ outcome }) => outcome.alive),
    counted('recordsAMonth', ({ outcome }) => outcome.recordsAMonth),
    counted('attendance', ({ outcome }) => outcome.attendance),
    {
      key: 'coverage',
      label: columns.coverage,
      numeric: true,
      value: ({ outcome: { coverage } }) => (coverage ? coverage.signed / coverage.signers : null),
      cell: ({ outcome: { coverage } }) =>
        coverage ? fill(words.factSays.coverage, coverage) : '–',
    },
    {
      key: 'rating',
      label: columns.rating,
      value: ({ outcome }) => outcome.latest?.points ?? null,
      cell: ({ outcome: { latest } }) =>
        latest
          ? fill(words.ratingOn, {
              rating: rating[latest.rating],
              points: numbers.number(latest.points),
            })
          : '–',
    },
    counted('points', ({ outcome }) => outcome.points),
    {
      ...counted('happened', ({ happened }) => happened.perThousand),
      cell: ({ happened }) => (happened.suppressed ? words.tooFew : said(happened.perThousand)),
    },
    counted('households', ({ outcome }) => outcome.households),
  ]
}
