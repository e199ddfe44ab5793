import { type Insertable, type Kysely, sql } from 'kysely'
import type { DB } from '../server/platform/db/schema.ts'

/** Writes many rows of one table in one statement; all must have the same columns. */
export async function put<Table extends keyof DB>(
  db: Kysely<DB>,
  table: Table,
  rows: Insertable<DB[Table]>[],
) {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  const given = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [underscored(name), written(value)]),
    ),
  )
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(given)}::json)`.execute(
    db,
  )
}

/** Bytes as PostgreSQL writes them; all else as JSON does. */
function written(value: unknown) {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value
}

function underscored(name: string) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
