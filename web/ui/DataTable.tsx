import { type ReactNode, useMemo, useState } from 'react'
import { fill, useWords } from '../lib/language.tsx'
import './data-table.css'

export type Column<Row> = {
  key: string
  label: string
  /** What it is sorted by; without it the column cannot be sorted. */
  value?: (row: Row) => string | number | null
  cell: (row: Row) => ReactNode
  numeric?: boolean
}

type DataTableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
}

type Order = { key: string; down: boolean }

/** Rows to compare: sorted by any head, a card for each on a phone, plain in print. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  const { pieces } = useWords()
  const [order, setOrder] = useState<Order>()
  const sorted = useMemo(() => inOrder(rows, columns, order), [rows, columns, order])

  return (
    <table className="data-table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.numeric ? 'numeric' : undefined}
              aria-sort={
                order?.key === column.key ? (order.down ? 'descending' : 'ascending') : undefined
              }
            >
              {column.value ? (
                <button
                  type="button"
                  title={fill(pieces.sortBy, { column: column.label })}
                  onClick={() => setOrder((now) => turned(now, column))}
                >
                  {column.label}
                  <span aria-hidden="true">
                    {order?.key === column.key ? (order.down ? ' ▾' : ' ▴') : ''}
                  </span>
                </button>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td
                key={column.key}
                data-label={column.label}
                className={column.numeric ? 'numeric' : undefined}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Numbers begin with the largest, words with A. */
function turned<Row>(now: Order | undefined, { key, numeric = false }: Column<Row>): Order {
  return now?.key === key ? { key, down: !now.down } : { key, down: numeric }
}

const words = new Intl.Collator('vi', { numeric: true })

function inOrder<Row>(rows: Row[], columns: Column<Row>[], order: Order | undefined) {
  const value = columns.find(({ key }) => key === order?.key)?.value
  if (!value || !order) return rows
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    const by =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : words.compare(String(one), String(other))
    return order.down ? -by : by
  })
}
