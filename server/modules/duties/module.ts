import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/context.ts'
import { forgetOldBooks } from './forget.ts'
import { booksDoor } from './book-door.ts'
import { rosterClock, rosterDoor, rosterJobs } from './roster-door.ts'
import { signalClock, signalJobs, signalsDoor } from './signal-door.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** Nobody leaves, or may again. */
    'duties.stop_changed': { keeperId: string; id: string; modelId: string; stands: boolean }
    /** A commune that was asked into a pact answered for itself. */
    'duties.pact_answered': {
      keeperId: string
      id: string
      modelId: string
      partnerId: string
      state: string
    }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'duties.forget': object
  }
}

/** Models at work every evening or morning: shifts, signals, books, checklists, pacts. */
export async function dutiesModule(app: FastifyInstance) {
  booksDoor(app)
  rosterDoor(app)
  await signalsDoor(app)
}

export const dutiesJobs = (house: House) => ({
  ...rosterJobs(house),
  ...signalJobs(house),
  'duties.forget': () => forgetOldBooks(house),
})
export const dutiesClock = [
  ...rosterClock,
  ...signalClock,
  // A quarter past two in the morning in Việt Nam.
  { at: '15 19 * * *', job: 'duties.forget' },
]
