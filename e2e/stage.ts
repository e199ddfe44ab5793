import type { TestProject } from 'vitest/node'
import { openDemonstration } from './house.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the journeys' house listens. */
    address: string
    /** Where the sealed door for tips listens. */
    door: string
  }
}

/** One house with its demonstration for all journeys, opened as `npm start` opens it. */
export default async function stage(project: TestProject) {
  const house = await openDemonstration()
  project.provide('address', house.address)
  project.provide('door', house.door)
  return () => house.close()
}
