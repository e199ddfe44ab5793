import type { FastifyInstance } from 'fastify'
import { alarms as contract } from '../../../contract/alarms.ts'
import type { House } from '../../platform/context.ts'
import { route, urgentRoute } from '../../platform/http.ts'
import { startPulse } from '../../platform/pulse.ts'
import { answer, say } from './answer.ts'
import { channelsDoor } from './channels.ts'
import { carry, close, handOver, quiet, takeBack } from './close.ts'
import { startClocks } from './clocks.ts'
import { fileDrills } from './drill-diary.ts'
import { devicesDoor } from './device-door.ts'
import { tellOwedTests } from './device-tests.ts'
import { drillReport } from './drill.ts'
import { mediaDoor } from './media.ts'
import { raise } from './raise.ts'
import { listAlarms, openNow, readAlarm } from './read.ts'
import { screensDoor } from './screens.ts'
import { teamsDoor } from './team-door.ts'
import { type Alarms, openAlarms } from './watch.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A team, its homes, people or devices are not what they were: every process looks again. */
    'alarms.team_changed': { keeperId: string; teamId: string }
    /** It is over; what it was is known. */
    'alarms.closed': { keeperId: string; id: string; teamId: string }
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    alarms: Alarms
  }
}

/** Something is happening now: raised, answered, carried further, closed. */
export async function alarmsModule(app: FastifyInstance) {
  const alarms = await openAlarms(app.house)
  app.decorate('alarms', alarms)

  urgentRoute(app, contract.raise, raise(alarms))
  urgentRoute(app, contract.answer, answer(alarms))
  urgentRoute(app, contract.say, say(alarms))
  urgentRoute(app, contract.takeBack, takeBack(alarms))
  urgentRoute(app, contract.quiet, quiet(alarms))
  urgentRoute(app, contract.carry, carry(alarms))
  urgentRoute(app, contract.handOver, handOver(alarms))
  urgentRoute(app, contract.close, close(alarms))
  urgentRoute(app, contract.open, openNow(alarms))
  route(app, contract.read, readAlarm(alarms))
  route(app, contract.list, listAlarms(alarms))
  route(app, contract.drillReport, drillReport(alarms))
  await screensDoor(app, alarms)
  await mediaDoor(app, alarms)
  teamsDoor(app)
  await channelsDoor(app, alarms)

  const { bus } = app.house
  bus.everywhere('alarms.team_changed', ({ teamId }) => alarms.roster.refresh(teamId))
  await devicesDoor(app, alarms)
  bus.everywhere('accounts.post_changed', () => alarms.roster.refreshDuty())
  bus.listen('alarms.closed', fileDrills(alarms, app.house))
  keepRunning(app, alarms)
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'alarms.owe_tests': object
  }
}

export const alarmsJobs = (house: House) => ({
  'alarms.owe_tests': () => tellOwedTests(house),
})

/** Two in the morning in Việt Nam; the first week of a month is when tests are owed. */
export const alarmsClock = [{ at: '0 19 * * *', job: 'alarms.owe_tests' }]

/** Clocks, the journal's way into the database, and forgetting: until the house closes. */
function keepRunning(app: FastifyInstance, alarms: Alarms) {
  const clocks = startClocks(alarms)
  const settling = startPulse(
    { atLeastEvery: 1000, atMostEvery: 500 },
    async () => {
      await alarms.keep.settle()
      await alarms.watch.catchUp()
      alarms.watch.sweep()
      return false
    },
    (reason) => app.log.warn(reason),
  )
  // A post that began or ended by its date is announced by nobody.
  const looking = setInterval(() => {
    alarms.roster.refreshDuty().catch((reason: unknown) => app.log.warn(reason))
  }, 60_000)
  app.addHook('onClose', async () => {
    clocks.stop()
    clearInterval(looking)
    await settling.stop()
    await alarms.keep.close()
  })
}

export { alarmForCase } from './known.ts'

export { wakePeople } from './push-notice.ts'
export { devicesTested } from './tested.ts'

export { brokerOf } from './device-card.ts'
export { isKept, keptOf, newPassword } from './device-secret.ts'
