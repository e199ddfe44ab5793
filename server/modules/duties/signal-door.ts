import type { FastifyInstance } from 'fastify'
import { signals } from '../../../contract/signals.ts'
import type { House } from '../../platform/context.ts'
import { route } from '../../platform/http.ts'
import { byHand } from './evening-played.ts'
import { sendSignals } from './evening-send.ts'
import { endSignal, keepSignal, pauseSignal } from './signal-keep.ts'
import { readSignal } from './signal-read.ts'
import { hearSpeakers } from './speaker-ears.ts'
import { enrolSpeaker, renewSpeaker, retireSpeaker } from './speaker-enrol.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A speaker was enrolled, has another password, or is out of use: every process looks again. */
    'duties.speaker_changed': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'duties.send_signals': object
  }
}

/** The evening signal: a drum for study time, a gong, lamps; by hand or by speakers of the village. */
export async function signalsDoor(app: FastifyInstance) {
  route(app, signals.read, readSignal)
  route(app, signals.keep, keepSignal)
  route(app, signals.pause, pauseSignal)
  route(app, signals.end, endSignal)
  route(app, signals.byHand, byHand)
  route(app, signals.enrol, enrolSpeaker)
  route(app, signals.renew, renewSpeaker)
  route(app, signals.retire, retireSpeaker)
  await hearSpeakers(app)
}

export const signalJobs = (house: House) => ({
  'duties.send_signals': () => sendSignals(house),
})

/** A drum is late when it is a minute late. */
export const signalClock = [{ at: '* * * * *', job: 'duties.send_signals' }]
