import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { figures } from '../contract/figures.ts'
import { foldOnce, rebuild } from '../server/modules/indicators/module.ts'
import { monthOf, monthsLater, today } from '../server/platform/days.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { openDuck } from './duck.ts'
import { fillLedger } from './fill-ledger.ts'
import { foldingRate } from './folding.ts'
import { openGround, signedIn } from './ground.ts'
import { askMany, serveFor } from './http-load.ts'
import { median, percentile, spread, timed } from './numbers.ts'

const sizes = [2_000_000, 10_000_000, 20_000_000]

/**
 * Dashboards through HTTP over a growing ledger, against the same questions asked of the raw entries by
 * PostgreSQL's index and by DuckDB, in one run.
 */
export async function bench() {
  const ground = await openGround()
  await forBulk(ground.db)
  const serving = await serveFor(ground)
  try {
    const nation = await ground.db
      .selectFrom('units.unit')
      .select(['id', 'keeperId'])
      .where('kind', '=', 'nation')
      .executeTakeFirstOrThrow()
    const province = await ground.db
      .selectFrom('units.unit')
      .select('id')
      .where('kind', '=', 'province')
      .where('code', '=', '25')
      .executeTakeFirstOrThrow()
    const { cookie } = await signedIn(ground.db, 'auditor', nation)
    const pathOf = (id: string) => `${figures.dashboard.path.replace(':unitId', id)}?months=12`

    let held = 0
    const last: Record<string, number> = {}
    for (const size of sizes) {
      await fillLedger(ground.db, held, size)
      held = size
      await rebuild(ground.db)
      await sql`vacuum analyze indicators.monthly, indicators.standing, indicators.entry`.execute(
        ground.db,
      )
      for (const [name, id] of [
        ['nation', nation.id],
        ['province', province.id],
      ] as const) {
        const first: number[] = []
        for (let back = 0; back < 40; back += 1) {
          const to = monthsLater(monthOf(today()), -back)
          first.push(
            ...(await askMany(serving.port, `${pathOf(id)}&to=${to}`, {
              times: 1,
              connections: 1,
              cookie,
            })),
          )
        }
        console.log(
          `${size / 1e6} M entries, ${name}, asked for the first time: p50 ${median(first).toFixed(2)} ms, worst ${Math.max(...first).toFixed(2)} ms`,
        )
        await askMany(serving.port, pathOf(id), { times: 100, connections: 1, cookie })
        const alone = await askMany(serving.port, pathOf(id), {
          times: 1000,
          connections: 1,
          cookie,
        })
        const four = await askMany(serving.port, pathOf(id), {
          times: 1000,
          connections: 4,
          cookie,
        })
        last[name] = median(alone)
        console.log(
          `${size / 1e6} M entries, ${name}, 12 months: p50 ${median(alone).toFixed(2)} ms, p99 ${percentile(alone, 0.99).toFixed(2)} ms; at 4 connections p50 ${median(four).toFixed(2)}, p99 ${percentile(four, 0.99).toFixed(2)} ms`,
        )
      }
    }
    await againstScans(
      ground,
      { nation: last.nation ?? 0, province: last.province ?? 0 },
      province.id,
    )
    await foldingRate(ground.db, foldOnce)
  } finally {
    await serving.close()
    await ground.close()
  }
}

/** Room for loading and for the peer's sorting; what the dashboards are answered with needs none of it. */
async function forBulk(db: Kysely<DB>) {
  const settings = {
    max_wal_size: '8GB',
    maintenance_work_mem: '1GB',
    work_mem: '256MB',
    checkpoint_timeout: '30min',
  }
  for (const [name, value] of Object.entries(settings)) {
    await sql.raw(`alter system set ${name} = '${value}'`).execute(db)
  }
  await sql`select pg_reload_conf()`.execute(db)
}

/** What a dashboard answers, asked of the raw entries: totals of twelve months and of the twelve before, and the table of the units below. */
function questions(provinceId: string) {
  const to = monthOf(today())
  const window = `e.month between date '${monthsLater(to, -23)}-01' and date '${to}-01'`
  const lately = `e.month between date '${monthsLater(to, -11)}-01' and date '${to}-01'`
  const inside = `e.unit_id in (select unit_id from above where above_id = '${provinceId}')`
  return {
    nation: [
      `select e.indicator, e.month, sum(e.amount) from entry e where ${window} group by 1, 2`,
      `select p.parent_id, e.indicator, sum(e.amount) from entry e join unit p on p.id = e.unit_id where ${lately} group by 1, 2`,
    ],
    province: [
      `select e.indicator, e.month, sum(e.amount) from entry e where ${inside} and ${window} group by 1, 2`,
      `select e.unit_id, e.indicator, sum(e.amount) from entry e where ${inside} and ${lately} group by 1, 2`,
    ],
  }
}

type Ours = { nation: number; province: number }

async function againstScans(
  ground: Awaited<ReturnType<typeof openGround>>,
  ours: Ours,
  provinceId: string,
) {
  const client = new pg.Client({
    connectionString: ground.url,
    options: '-c search_path=indicators,units',
  })
  // Stopped with the server if the bench breaks off; the reason is told by what broke it.
  client.on('error', () => undefined)
  await client.connect()
  const duck = await openDuck()
  await copyToDuck(client, duck, ground.dir)
  for (const name of ['nation', 'province'] as const) {
    const asked = questions(provinceId)[name]
    const byPostgres: number[] = []
    const byDuck: number[] = []
    for (let round = 0; round < 5; round += 1) {
      byPostgres.push(
        await timed(async () => {
          for (const each of asked) await client.query(each)
        }),
      )
      byDuck.push(
        await timed(async () => {
          for (const each of asked) await duck.runAndReadAll(each)
        }),
      )
    }
    console.log(
      `${name}: indexed GROUP BY ${spread(byPostgres)} ms (${(median(byPostgres) / ours[name]).toFixed(0)}× ours), DuckDB ${spread(byDuck)} ms (${(median(byDuck) / ours[name]).toFixed(1)}× ours)`,
    )
  }
  await client.end()
}

async function copyToDuck(
  client: pg.Client,
  duck: Awaited<ReturnType<typeof openDuck>>,
  dir: string,
) {
  const tables = {
    entry: [
      'unit_id uuid, indicator varchar, month date, amount double',
      'select unit_id, indicator, month, amount from entry',
    ],
    above: ['unit_id uuid, above_id uuid', 'select unit_id, above_id from above'],
    unit: ['id uuid, parent_id uuid', 'select id, parent_id from unit'],
  }
  for (const [name, [columns, rows]] of Object.entries(tables)) {
    const file = join(dir, `${name}.csv`)
    const out = createWriteStream(file)
    // A cursor page at a time: twenty million rows never stand in memory at once.
    await client.query('begin')
    await client.query(`declare page cursor for ${rows}`)
    for (;;) {
      const page = await client.query({ text: 'fetch 100000 from page', rowMode: 'array' })
      if (page.rows.length === 0) break
      const text = page.rows
        .map((row: unknown[]) =>
          row
            .map((cell) =>
              cell instanceof Date
                ? cell.toLocaleDateString('en-CA')
                : cell === null
                  ? ''
                  : `${cell as string}`,
            )
            .join(','),
        )
        .join('\n')
      if (!out.write(`${text}\n`))
        await new Promise<void>((resolve) => out.once('drain', () => resolve()))
    }
    await client.query('commit')
    await new Promise<void>((resolve) => out.end(() => resolve()))
    await duck.run(`create table ${name} (${columns})`)
    await duck.run(`copy ${name} from '${file}' (header false)`)
  }
}
