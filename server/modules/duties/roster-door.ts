import type { FastifyInstance } from 'fastify'
import { duties } from '../../../contract/duties.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { route } from '../../platform/http.ts'
import { addHand, answerHand, endHand } from './hands.ts'
import { makeEveryShift } from './make-shifts.ts'
import { liftRest, rest } from './rests.ts'
import { people, week } from './roster-week.ts'
import { keepRota } from './rota.ts'
import { readRoute, walk } from './route.ts'
import { assign, callOff, excuse } from './shift-change.ts'
import { end, start } from './shift-start.ts'
import { forgetOldShifts, sweepShifts } from './shift-sweep.ts'
import { answerSwap, askSwap } from './swap.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** The roster of a model is not what it was; where a patrol walks is never told. */
    'duties.changed': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'duties.make_shifts': object
    'duties.sweep_shifts': object
  }
}

/** Shifts of a model: who takes which, how one begins and ends, and the route of a patrol while it lasts. */
export function rosterDoor(app: FastifyInstance) {
  route(app, duties.week, week)
  route(app, duties.people, people)
  route(app, duties.addHand, addHand)
  route(app, duties.answerHand, answerHand)
  route(app, duties.endHand, endHand)
  route(app, duties.keepRota, keepRota)
  route(app, duties.rest, rest)
  route(app, duties.liftRest, liftRest)
  route(app, duties.assign, assign)
  route(app, duties.callOff, callOff)
  route(app, duties.start, start)
  route(app, duties.end, end)
  route(app, duties.excuse, excuse)
  route(app, duties.askSwap, askSwap)
  route(app, duties.answerSwap, answerSwap)
  route(app, duties.walk, walk)
  route(app, duties.route, readRoute)
  app.house.bus.within('models.settled', async (ctx, facts) => {
    for (const fact of facts) await stand(ctx, fact)
  })
}

/** A model that rests has no shifts; its roster stays, and the night after it works again makes them anew. */
async function stand(
  { db }: Pick<Ctx, 'db'>,
  settled: { keeperId: string; id: string; state: string },
) {
  if (settled.state !== 'suspended' && settled.state !== 'dissolved') return
  await db
    .deleteFrom('duties.shift')
    .where('keeperId', '=', settled.keeperId)
    .where('modelId', '=', settled.id)
    .where('state', 'in', ['planned', 'called_off'])
    .where('onDay', '>=', today())
    .execute()
}

export const rosterJobs = (house: House) => ({
  'duties.make_shifts': async () => {
    await makeEveryShift(house)
    await forgetOldShifts(house)
  },
  'duties.sweep_shifts': () => sweepShifts(house),
})

/** Shifts are made at one in the morning in Việt Nam, and looked after every hour. */
export const rosterClock = [
  { at: '0 18 * * *', job: 'duties.make_shifts' },
  { at: '7 * * * *', job: 'duties.sweep_shifts' },
]
