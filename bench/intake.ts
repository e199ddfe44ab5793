import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { loadCatalog } from '../server/platform/catalog.ts'
import { today } from '../server/platform/days.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { root } from '../server/platform/root.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { openGround, signedIn } from './ground.ts'
import { Line, serveFor } from './http-load.ts'
import { median, percentile, spread } from './numbers.ts'
import { oneRowCommits } from './one-row-commits.ts'

const connections = 32
const seconds = 8

/**
 * Diary entries with two indicators, validated, authorised, audited and durable, at 32 connections, beside
 * one-row inserts by pgbench on the same database, turn by turn in one run.
 */
export async function bench() {
  const ground = await openGround()
  const writers = await prepare(ground.db)
  await fillDiary(ground.db)
  const held = await recorded(ground.db)
  const serving = await serveFor(ground)
  try {
    const ours: number[] = []
    const peer: number[] = []
    const took: number[] = []
    await record(serving.port, writers, 3, [])
    for (let round = 0; round < 3; round += 1) {
      peer.push(await oneRowCommits(ground, { connections, seconds }))
      ours.push(await record(serving.port, writers, seconds, took))
    }
    const ratios = ours.map((rate, at) => rate / (peer[at] ?? Number.NaN))
    console.log(`one-row commits: ${spread(peer, 0)} /s`)
    console.log(
      `diary entries: ${spread(ours, 0)} /s, p50 ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`,
    )
    console.log(`ratio, round by round: ${spread(ratios, 2)}`)
    await nothingLost(ground.db, took.length, held)
  } finally {
    await serving.close()
    await ground.close()
  }
}

type Writer = { cookie: string; keeperId: string; modelId: string }

/** Thirty-two village heads in as many communes, each with a model of their own. */
async function prepare(db: Kysely<DB>): Promise<Writer[]> {
  const catalog = await loadCatalog(join(root, 'catalog'))
  const type = catalog.models.get('peaceful-hamlet') ?? [...catalog.models.values()][0]
  const communes = await db
    .selectFrom('units.unit')
    .selectAll()
    .where('kind', '=', 'commune')
    .where('validTo', 'is', null)
    .limit(connections)
    .execute()
  return Promise.all(
    communes.map(async (commune) => {
      const modelId = uuid7()
      const { accountId, cookie } = await signedIn(db, 'village_head', commune)
      await db
        .insertInto('models.model')
        .values({
          keeperId: commune.id,
          id: modelId,
          unitId: commune.id,
          type: type?.id ?? '',
          typeVersion: 1,
          name: 'Mô hình thử',
          state: 'active',
          foundedOn: '2020-01-01',
          startedOn: '2020-01-01',
          registeredBy: accountId,
        })
        .execute()
      return { cookie, keeperId: commune.id, modelId }
    }),
  )
}

/** A diary that has been kept for a while, and that the database has taken the measure of. */
async function fillDiary(db: Kysely<DB>) {
  await sql`
    insert into activities.activity (keeper_id, id, model_id, unit_id, kind, kind_version, on_day, attendance, state, written_by)
    select m.keeper_id, gen_random_uuid(), m.id, m.unit_id, 'outreach-session', 1, current_date - (n % 700), 40, 'submitted', m.registered_by
      from models.model m, generate_series(1, 5000) n`.execute(db)
  await sql`analyze`.execute(db)
}

/** Every connection writes as fast as it is answered; answers the rate. */
async function record(port: number, writers: Writer[], lasting: number, took: number[]) {
  const until = performance.now() + lasting * 1000
  const before = took.length
  await Promise.all(
    writers.map(async ({ cookie, keeperId, modelId }) => {
      const line = new Line(port)
      while (performance.now() < until) {
        const body = JSON.stringify({
          id: uuid7(),
          modelId,
          kind: 'outreach-session',
          on: today(),
          attendance: 42,
          summary: 'Tuyên truyền phòng cháy',
          answers: { topic: 'fire' },
        })
        const start = performance.now()
        const status = await line.send(
          `POST /api/communes/${keeperId}/activities HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        )
        if (status !== 200) throw new Error(`refused with ${status}`)
        took.push(performance.now() - start)
      }
      line.close()
    }),
  )
  return (took.length - before) / lasting
}

async function recorded(db: Kysely<DB>) {
  const { rows } = await sql<{ count: number }>`select count(*) from activities.activity`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Every acknowledged entry stands in the diary, in the ledger twice, and in the audit. */
async function nothingLost(db: Kysely<DB>, acknowledged: number, held: number) {
  const { rows } = await sql<{ activities: number; entries: number; audited: number }>`
    select (select count(*) from activities.activity) - ${held} as activities, (select count(*) from indicators.entry) as entries,
           (select count(*) from platform.audit) as audited`.execute(db)
  console.log(
    `acknowledged in the measured rounds ${acknowledged}; in the diary ${rows[0]?.activities}, ledger entries ${rows[0]?.entries}, audited ${rows[0]?.audited}`,
  )
}
