import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/context.ts'
import { effectDoor } from './effect-door.ts'
import { scoreClock, scoreDoor, scoreJobs } from './score-door.ts'

/** How good a model is by what can be checked, what a person decided, and what residents think. */
export async function standardsModule(app: FastifyInstance) {
  scoreDoor(app)
  effectDoor(app)
}

export const standardsJobs = (house: House) => ({ ...scoreJobs(house) })
export const standardsClock = [...scoreClock]
export { tenths } from './measured.ts'
export { scoreAll } from './score-all.ts'
export { standingOf } from './standing.ts'
