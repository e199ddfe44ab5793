import type { FastifyInstance } from 'fastify'
import { units } from '../../../contract/units.ts'
import { openRoute, route } from '../../platform/http.ts'
import { closeUnit, describeUnit, renameUnit } from './change.ts'
import { enterUnit } from './enter.ts'
import { findable } from './findable.ts'
import { below, readNation, readUnit } from './read.ts'
import { createSearchIndex } from './search-index.ts'
import { mergeUnits, splitUnit } from './succeed.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    'units.changed': { keeperId: string; id: string }
  }
}

/** Places and bodies: the tree of the country on both its maps, and what communes enter under it. */
export async function unitsModule(app: FastifyInstance) {
  const index = createSearchIndex()
  const { db, bus } = app.house
  app.addHook('onReady', async () => index.put(await findable(db)))
  bus.everywhere('units.changed', async ({ id }) => index.put(await findable(db, id)))

  openRoute(app, units.search, async (_, input) => index.find(input))
  openRoute(app, units.read, readUnit)
  openRoute(app, units.below, below)
  openRoute(app, units.nation, readNation)
  route(app, units.create, enterUnit)
  route(app, units.describe, describeUnit)
  route(app, units.rename, renameUnit)
  route(app, units.merge, mergeUnits)
  route(app, units.split, splitUnit)
  route(app, units.close, closeUnit)
}

export { findByName } from './by-name.ts'
export { enterUnit } from './enter.ts'
export { briefOf, findUnit, openUnit, unitsById } from './find.ts'
export { oneSpelling } from './fold.ts'
export { homesOf } from './homes.ts'
export { keepersFollowed } from './followed.ts'
export * as unitIds from './ids.ts'
export { loadNation } from './nation.ts'
export { below, provincesOf } from './read.ts'
