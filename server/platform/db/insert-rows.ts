import { CompiledQuery, type Kysely } from 'kysely'
import type { DB } from './schema.ts'

type Many = {
  table: `${string}.${string}`
  /** The columns as the table names them. */
  columns: string[]
  /** A value for each column, in that order, as the driver takes it. */
  rows: unknown[][]
  /** What follows the values: `on conflict …`, `returning …`. */
  ending?: string
}

const written = new Map<string, string>()

/**
 * Inserts many rows at once by plain VALUES: row-level security holds on every row, and a distributed
 * table takes them as they are. The text is made once for each number of rows, so that connections can
 * keep it prepared.
 */
export async function insertRows<Returned = never>(
  db: Pick<Kysely<DB>, 'executeQuery'>,
  { table, columns, rows, ending = '' }: Many,
) {
  if (rows.length === 0) return []
  const key = `${table} ${columns.join()} ${ending} ${rows.length}`
  const text = written.get(key) ?? textOf({ table, columns, rows, ending })
  written.set(key, text)
  const { rows: returned } = await db.executeQuery<Returned>(CompiledQuery.raw(text, rows.flat()))
  return returned
}

function textOf({ table, columns, rows, ending }: Many) {
  const tuples = rows.map((_, row) => {
    const places = columns.map((__, column) => `$${row * columns.length + column + 1}`)
    return `(${places.join(', ')})`
  })
  return `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')} ${ending ?? ''}`
}
