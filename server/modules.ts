import type { FastifyInstance } from 'fastify'
import { accountsClock, accountsJobs, accountsModule } from './modules/accounts/module.ts'
import { activitiesModule } from './modules/activities/module.ts'
import { alarmsClock, alarmsJobs, alarmsModule } from './modules/alarms/module.ts'
import { casesModule } from './modules/cases/module.ts'
import { dutiesClock, dutiesJobs, dutiesModule } from './modules/duties/module.ts'
import { indicatorsModule } from './modules/indicators/module.ts'
import { libraryModule } from './modules/library/module.ts'
import { meetingsClock, meetingsJobs, meetingsModule } from './modules/meetings/module.ts'
import { modelsModule } from './modules/models/module.ts'
import { plansClock, plansJobs, plansModule } from './modules/plans/module.ts'
import { standardsClock, standardsJobs, standardsModule } from './modules/standards/module.ts'
import { tipsClock, tipsJobs, tipsModule } from './modules/tips/module.ts'
import { unitsModule } from './modules/units/module.ts'
import { catalogDoor } from './platform/catalog-door.ts'
import type { House } from './platform/context.ts'

type Module = { name: string; open: (app: FastifyInstance) => Promise<void> }

/** The modules in order of dependence: each may import those before it, and is told of those after it. */
export const modules: Module[] = [
  { name: 'units', open: unitsModule },
  { name: 'accounts', open: accountsModule },
  { name: 'models', open: modelsModule },
  { name: 'activities', open: activitiesModule },
  { name: 'alarms', open: alarmsModule },
  { name: 'duties', open: dutiesModule },
  { name: 'tips', open: tipsModule },
  { name: 'cases', open: casesModule },
  { name: 'meetings', open: meetingsModule },
  { name: 'standards', open: standardsModule },
  { name: 'plans', open: plansModule },
  { name: 'library', open: libraryModule },
  { name: 'indicators', open: indicatorsModule },
]

export async function openModules(app: FastifyInstance) {
  await catalogDoor(app)
  for (const module of modules) await module.open(app)
}

/** The work that modules do later, and when the clock asks for it. */
export const jobsOf = (house: House) => ({
  ...accountsJobs(house),
  ...alarmsJobs(house),
  ...dutiesJobs(house),
  ...tipsJobs(house),
  ...standardsJobs(house),
  ...meetingsJobs(house),
  ...plansJobs(house),
})
export const clock = [
  ...accountsClock,
  ...alarmsClock,
  ...dutiesClock,
  ...tipsClock,
  ...standardsClock,
  ...meetingsClock,
  ...plansClock,
]
