import type { FastifyInstance } from 'fastify'
import { catalog as c } from '../../contract/catalog.ts'
import { tipKinds } from '../../contract/tip-kinds.ts'
import type { OpenCtx } from './context.ts'
import { notFound } from './errors.ts'
import { openRoute } from './http.ts'

/** The catalog is everybody's to read. */
export async function catalogDoor(app: FastifyInstance) {
  openRoute(app, c.read, readCatalog)
  openRoute(app, c.modelType, readModelType)
  openRoute(app, tipKinds.read, readTipKinds)
}

async function readCatalog({ house: { catalog } }: OpenCtx) {
  return {
    models: [...catalog.models.values()],
    activities: [...catalog.activities.values()],
    indicators: [...catalog.indicators.values()],
    alarms: [...catalog.alarms.values()],
    surrender: [...catalog.surrender.values()],
    roles: [...catalog.roles.values()],
    calendars: catalog.calendars,
  }
}

async function readModelType({ house: { catalog } }: OpenCtx, { id }: { id: string }) {
  const type = catalog.models.get(id)
  if (!type) throw notFound('model_type')
  return type
}

async function readTipKinds({ house: { catalog } }: OpenCtx) {
  const { tips } = catalog
  return {
    categories: [...tips.categories.values()],
    clocks: [...tips.clocks.values()],
    bodies: [...tips.bodies.values()],
    outcomes: [...tips.outcomes.values()],
    steps: [...tips.steps.values()],
    openingReasons: [...tips.openingReasons.values()],
    transferReasons: [...tips.transferReasons.values()],
  }
}
