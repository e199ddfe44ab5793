import { sql } from 'kysely'
import { standards } from '../contract/standards.ts'
import { scoreAll } from '../server/modules/standards/module.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import type { House } from '../server/platform/context.ts'
import { connect } from '../server/platform/db/connect.ts'
import { requestUrl } from '../server/platform/db/migrate.ts'
import { inScope, itself } from '../server/platform/db/scope.ts'
import { root } from '../server/platform/root.ts'
import { fillModels } from './fill-models.ts'
import { openGround, secret, signedIn } from './ground.ts'
import { askMany, serveFor } from './http-load.ts'
import { median, percentile, spread, timed } from './numbers.ts'

const models = Number(process.env.MODELS ?? 100_000)
const recordsEach = 50
const rounds = 3

/**
 * Every model of the country scored anew from its records, and one model's score through HTTP; beside the
 * plainest question one can ask of the same records, one GROUP BY over all of them, as the floor.
 */
export async function bench() {
  const ground = await openGround()
  try {
    const filled = await timed(() => fillModels(ground.db, { models, recordsEach }))
    console.log(
      `${models} models with ${recordsEach} records each, filled in ${(filled / 1000).toFixed(0)} s`,
    )
    const { db } = connect(requestUrl(ground.url, secret), 2)
    const house = { db, catalog: await loadCatalog(`${root}/catalog`) } as House

    const floors: number[] = []
    const all: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await timed(() => inScope(db, itself, scan)))
      // The first writes every score; the next ones find them as they were and write none.
      all.push(await timed(() => scoreAll(house)))
      console.log(
        `round ${round + 1}: all scored in ${seconds(all.slice(-1))} s, bare GROUP BY in ${seconds(floors.slice(-1))} s`,
      )
    }
    console.log(`all ${models} models: ${seconds(all)} s; bare GROUP BY: ${seconds(floors)} s`)
    await db.destroy()
    await one(ground)
  } finally {
    await ground.close()
  }
}

/** What PostgreSQL needs to read and group the same records once, and hands nothing over. */
function scan(db: House['db']) {
  return sql`
    select count(*) from (
      select model_id, kind, date_trunc('month', on_day::timestamp), count(*) from activities.activity
       group by 1, 2, 3) grouped`.execute(db)
}

async function one(ground: Awaited<ReturnType<typeof openGround>>) {
  const serving = await serveFor(ground)
  try {
    const some = await ground.db
      .selectFrom('models.model')
      .select(['keeperId', 'id'])
      .orderBy(sql`md5(id::text)`)
      .limit(300)
      .execute()
    const [first] = some
    if (!first) return
    const { cookie } = await signedIn(ground.db, 'auditor', { ...first, id: first.keeperId })
    const times: number[] = []
    for (const { keeperId, id } of some) {
      const path = standards.score.path.replace(':keeperId', keeperId).replace(':modelId', id)
      times.push(...(await askMany(serving.port, path, { times: 1, connections: 1, cookie })))
    }
    console.log(
      `one model, asked for the first time, ${some.length} models: p50 ${median(times).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms, worst ${Math.max(...times).toFixed(2)} ms`,
    )
  } finally {
    await serving.close()
  }
}

function seconds(times: number[]) {
  return spread(times.map((time) => time / 1000))
}
