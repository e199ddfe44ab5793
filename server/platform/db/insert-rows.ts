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

/** The most rows one statement carries; a power of two, as every number of them is. */
const most = 32

const written = new Map<string, string>()

/**
 * Inserts many rows by plain VALUES: row-level security holds on every row, and a distributed table
 * takes them as they are. Thirteen rows leave as eight, four and one: so there are six texts for each
 * table, and a connection keeps them all prepared.
 */
export async function insertRows<Returned = never>(
  db: Pick<Kysely<DB>, 'executeQuery'>,
  many: Many,
) {
  const results = await inPortions<Returned>(db, many)
  return results.flatMap(({ rows: returned }) => returned)
}

/** The same for rows of which some may be there already: how many were not. */
export async function insertMissing(
  db: Pick<Kysely<DB>, 'executeQuery'>,
  many: Omit<Many, 'ending'>,
) {
  const results = await inPortions(db, { ...many, ending: 'on conflict do nothing' })
  return results.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
}

function inPortions<Returned>(
  db: Pick<Kysely<DB>, 'executeQuery'>,
  { table, columns, rows, ending = '' }: Many,
) {
  return Promise.all(
    portions(rows.length).map(([from, count]) =>
      db.executeQuery<Returned>(
        CompiledQuery.raw(
          textOf(
            `insert into ${table} (${columns.join(', ')}) values`,
            columns.length,
            count,
            ending,
          ),
          rows.slice(from, from + count).flat(),
        ),
      ),
    ),
  )
}

/** Where each portion begins and how many rows it has, the greatest first. */
function portions(count: number) {
  const found: [from: number, count: number][] = []
  let from = 0
  for (let size = most; size >= 1; size /= 2) {
    for (; count - from >= size; from += size) found.push([from, size])
  }
  return found
}

function textOf(beginning: string, width: number, count: number, ending: string) {
  const key = `${beginning} ${count} ${ending}`
  const known = written.get(key)
  if (known) return known
  const tuples = Array.from({ length: count }, (_, row) => {
    const places = Array.from({ length: width }, (__, column) => `$${row * width + column + 1}`)
    return `(${places.join(', ')})`
  })
  const text = `${beginning} ${tuples.join(', ')} ${ending}`
  written.set(key, text)
  return text
}
