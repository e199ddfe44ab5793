import type { TestProject } from 'vitest/node'
import { openDemonstration } from './house.ts'

type Ground = Pick<Awaited<ReturnType<typeof openDemonstration>>, 'address' | 'door'>

declare module 'vitest' {
  export interface ProvidedContext {
    /** For each who walks at the same time, where their house and its sealed door for tips listen. */
    houses: Ground[]
  }
}

/** As many houses with their demonstration as walk at the same time, each opened as `npm start` opens it. */
export default async function stage(project: TestProject) {
  const walking = Array.from({ length: project.config.maxWorkers })
  const houses = await Promise.all(walking.map(() => openDemonstration()))
  project.provide(
    'houses',
    houses.map(({ address, door }) => ({ address, door })),
  )
  return async () => {
    await Promise.all(houses.map((house) => house.close()))
  }
}
