import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/context.ts'
import { doingDoor } from './doing-door.ts'
import { whereClock, whereDoor, whereJobs } from './where-door.ts'

/** What is done next: reviews and decisions, plans of improvement, where a model fits, campaigns. */
export async function plansModule(app: FastifyInstance) {
  doingDoor(app)
  whereDoor(app)
}

export const plansJobs = (house: House) => ({ ...whereJobs(house) })
export const plansClock = [...whereClock]
export { makeAllFit } from './fit-make.ts'
