import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Answer } from '../../ui/Status.tsx'

type Row = z.output<typeof models.byType.reply>[number]

/** How many models, points and teams of each type are at work: four ways of counting, never added up. */
export function ModelTypes({ unitId }: { unitId: string }) {
  const types = useQuery(asking(models.byType, { under: unitId }))
  return <Answer to={types}>{(rows) => (rows.length > 0 ? <Table rows={rows} /> : null)}</Answer>
}

function Table({ rows }: { rows: Row[] }) {
  const units = useUnitWords()
  const numbers = useNumbers()
  const columns = useColumns()
  const sum = (of: 'models' | 'points' | 'teams') =>
    numbers.number(rows.reduce((all, row) => all + row[of], 0))

  return (
    <section className="stack tight model-types">
      <h2>{units.modelTypes}</h2>
      <p>
        {fill(units.modelTypesSum, {
          types: numbers.number(rows.length),
          models: sum('models'),
          points: sum('points'),
          teams: sum('teams'),
        })}
      </p>
      <p className="soft small">{units.neverAdded}</p>
      <DataTable
        caption={units.modelTypes}
        columns={columns}
        rows={rows}
        rowKey={({ type }) => type}
      />
    </section>
  )
}

function useColumns() {
  const units = useUnitWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  return useMemo(() => {
    const named = ({ type }: Row) => {
      const entry = catalog?.modelType(type)
      return entry ? say(entry.name) : type
    }
    const name: Column<Row> = {
      key: 'type',
      label: units.type,
      value: named,
      cell: (row) => <Link href={`/mo-hinh/${row.type}`}>{named(row)}</Link>,
    }
    const counts = (['models', 'points', 'teams'] as const).map((key): Column<Row> => ({
      key,
      label: units.counts[key],
      numeric: true,
      value: (row) => row[key],
      cell: (row) => numbers.number(row[key]),
    }))
    return [name, ...counts]
  }, [units, say, numbers, catalog])
}
