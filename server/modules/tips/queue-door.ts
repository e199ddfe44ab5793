import type { FastifyInstance } from 'fastify'
import { tips } from '../../../contract/tips.ts'
import type { House } from '../../platform/context.ts'
import { route } from '../../platform/http.ts'
import { enterArrivals } from './arrival.ts'
import { answerBreach, runClocks } from './breaches.ts'
import { close } from './close.ts'
import { destroy } from './destroy.ts'
import { fileDoor } from './file-door.ts'
import { forward } from './forward.ts'
import { join } from './join.ts'
import { sendNotices } from './notices.ts'
import { queue } from './queue.ts'
import { certificates, register } from './register.ts'
import { destroyOverdue, dropFiles } from './retention.ts'
import { readTip, say, seen } from './seen.ts'
import { settle } from './settle.ts'
import { summary } from './summary.ts'
import { takeIn } from './take-in.ts'

/** The officers' queue: what came, what is said and done about it, how it ends and is destroyed. */
export function queueDoor(app: FastifyInstance) {
  route(app, tips.queue, queue)
  route(app, tips.read, readTip)
  route(app, tips.seen, seen)
  route(app, tips.say, say)
  route(app, tips.settle, settle)
  route(app, tips.close, close)
  route(app, tips.join, join)
  route(app, tips.forward, forward)
  route(app, tips.answerBreach, answerBreach)
  route(app, tips.takeIn, takeIn)
  route(app, tips.destroy, destroy)
  route(app, tips.certificates, certificates)
  route(app, tips.register, register)
  route(app, tips.summary, summary)
  fileDoor(app)
  app.house.bus.listen('tips.handed_over', enterArrivals(app.house))
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'tips.clocks': object
    'tips.notices': object
    'tips.retention': object
  }
}

export const tipsJobs = (house: House) => ({
  'tips.clocks': () => runClocks(house),
  'tips.notices': () => sendNotices(house),
  'tips.retention': () => destroyOverdue(house),
  'tips.drop_files': (named: { hashes: string[] }) => dropFiles(house, named),
})

/** Clocks every five minutes, notices on the half hour, destruction at three in the morning in Việt Nam. */
export const tipsClock = [
  { at: '*/5 * * * *', job: 'tips.clocks' },
  { at: '*/30 * * * *', job: 'tips.notices' },
  { at: '0 20 * * *', job: 'tips.retention' },
]
