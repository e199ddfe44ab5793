import type { FastifyInstance } from 'fastify'
import { whereNext } from '../../../contract/where-next.ts'
import type { House, OpenCtx } from '../../platform/context.ts'
import { openRoute, route } from '../../platform/http.ts'
import {
  makeAllFit,
  makeFitAbove,
  makeFitAtFirst,
  makeFitOfModel,
  makeFitOfPosts,
} from './fit-make.ts'
import { describeGround, readGround } from './ground.ts'
import { mayTry } from './where-may-try.ts'
import { findPlaces } from './where-next.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** What kind of place a unit is was written down. */
    'plans.ground_described': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'plans.fit_all': object
  }
}

/** Where a model fits, and which models a village may try. */
export function whereDoor(app: FastifyInstance) {
  const { house } = app
  app.addHook('onReady', () => makeFitAtFirst(house))
  openRoute(app, whereNext.weights, readWeights)
  openRoute(app, whereNext.ground, readGround)
  route(app, whereNext.describeGround, describeGround)
  route(app, whereNext.find, findPlaces)
  route(app, whereNext.mayTry, mayTry)

  // Once a change is committed, by the house itself: who makes it need not see all that a place is made of.
  house.bus.listen('units.changed', ({ id }) => makeFitAbove(house, [id]))
  house.bus.listen('plans.ground_described', ({ id }) => makeFitAbove(house, [id]))
  house.bus.listen('models.registered', ({ unitId }) => makeFitAbove(house, [unitId]))
  house.bus.listen('models.changed', (at) => makeFitOfModel(house, at))
  house.bus.listen('models.settled', (at) => makeFitOfModel(house, at))
  house.bus.listen('accounts.post_changed', ({ accountId }) => makeFitOfPosts(house, accountId))
}

async function readWeights({ house: { catalog } }: OpenCtx) {
  return { fit: catalog.fit, problems: [...catalog.problems.values()] }
}

export const whereJobs = (house: House) => ({
  'plans.fit_all': () => makeAllFit(house),
})

/** Half past two in the morning in Việt Nam. */
export const whereClock = [{ at: '30 19 * * *', job: 'plans.fit_all' }]
