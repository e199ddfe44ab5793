import { sql } from 'kysely'
import { whereNext } from '../contract/where-next.ts'
import { makeAllFit } from '../server/modules/plans/module.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import type { House } from '../server/platform/context.ts'
import { connect } from '../server/platform/db/connect.ts'
import { requestUrl } from '../server/platform/db/migrate.ts'
import { root } from '../server/platform/root.ts'
import { fillVillages } from './fill-villages.ts'
import { type Ground, openGround, secret, signedIn } from './ground.ts'
import { askMany, serveFor } from './http-load.ts'
import { percentile, spread, timed } from './numbers.ts'

const villages = Number(process.env.VILLAGES ?? 90_000)
const asked = 40

/**
 * Where a model fits among all residential units of the country, and which models one of them may try, through
 * HTTP; beside the barest scan of the same table in the same run, as the floor.
 */
export async function bench() {
  const ground = await openGround()
  try {
    const catalog = await loadCatalog(`${root}/catalog`)
    const types = [...catalog.models.values()].filter(
      ({ closed, livesIn }) => !closed && livesIn.includes('residential'),
    )
    const filled = await timed(() => fillVillages(ground.db, { villages, types }))
    console.log(`${villages} residential units, filled in ${(filled / 1000).toFixed(0)} s`)
    const { db } = connect(requestUrl(ground.url, secret), 2)
    const house = { db, catalog } as House
    console.log(`made for all: ${(await timed(() => makeAllFit(house))).toFixed(0)} ms`)
    console.log(
      `made anew, nothing changed: ${(await timed(() => makeAllFit(house))).toFixed(0)} ms`,
    )
    await db.destroy()
    await sql`vacuum analyze plans.fit`.execute(ground.db)
    await through(ground)
  } finally {
    await ground.close()
  }
}

async function through(ground: Ground) {
  const serving = await serveFor(ground)
  try {
    const models = await ground.db
      .selectFrom('models.model')
      .select(['keeperId', 'id', 'unitId'])
      .orderBy(sql`md5(id::text)`)
      .limit(asked)
      .execute()
    const [first] = models
    if (!first) return
    const commune = { id: first.keeperId, keeperId: first.keeperId }
    const { cookie } = await signedIn(ground.db, 'commune_police', commune)
    const floor: number[] = []
    const nation: number[] = []
    const tried: number[] = []
    const one = (path: string) => askMany(serving.port, path, { times: 1, connections: 1, cookie })
    for (const { keeperId, id, unitId } of models) {
      floor.push(await timed(() => sql`select count(*) from plans.fit`.execute(ground.db)))
      nation.push(...(await one(`${whereNext.find.path}?model=${keeperId}/${id}`)))
      tried.push(...(await one(whereNext.mayTry.path.replace(':id', unitId))))
    }
    const said = (name: string, times: number[]) =>
      console.log(`${name}: ${spread(times)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`)
    said(`where next, ${models.length} models over the whole country`, nation)
    said('what a village may try', tried)
    said('floor, bare count(*) of the same table', floor)
  } finally {
    await serving.close()
  }
}
