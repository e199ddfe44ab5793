import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { FlightClient } from './flight.ts'
import type { DB } from './schema.ts'

/** Calendar days stay text, numerics and counts become numbers: every amount here is below 2^53. */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.NUMERIC]: Number,
  [pg.types.builtins.INT8]: Number,
}

/** A pool of connections with Kysely's types over it; `heard` is told every statement. */
export function connect(url: string, most: number, heard?: (statement: string) => void) {
  const pool = new pg.Pool({
    Client: FlightClient,
    connectionString: url,
    max: most,
    // What a transaction says next need not wait for the answer to what it said before.
    pipeline: true,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A connection that the server ended while idle is replaced at the next use; it is no reason to stop.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(heard ? { log: ({ query }) => heard(query.sql) } : {}),
  })
  return { pool, db }
}
