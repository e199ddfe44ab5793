import type { FastifyInstance } from 'fastify'
import { activities } from '../../../contract/activities.ts'
import { route, sharedRoute } from '../../platform/http.ts'
import { correct, voidIt } from './correct.ts'
import { evidenceDoor } from './evidence-door.ts'
import { refuseUnknownProof } from './evidence.ts'
import { listActivities, waiting } from './list.ts'
import { readActivity } from './read.ts'
import { record } from './record.ts'
import { submit } from './submit.ts'
import { giveBack, verify } from './verify.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A record waits for somebody to verify it. */
    'activities.waiting': { keeperId: string; id: string; unitId: string }
    'activities.settled': { keeperId: string; id: string; state: string }
  }
}

/** What a model did: when, where, with whom, with what proof. */
export async function activitiesModule(app: FastifyInstance) {
  sharedRoute(app, activities.record, record)
  route(app, activities.list, listActivities)
  route(app, activities.waiting, waiting)
  route(app, activities.read, readActivity)
  route(app, activities.submit, submit)
  route(app, activities.verify, verify)
  route(app, activities.giveBack, giveBack)
  route(app, activities.correct, correct)
  route(app, activities.voidIt, voidIt)
  await app.register(evidenceDoor)
  app.house.bus.within('models.proved', refuseUnknownProof)
}

export { fileActivity } from './file.ts'
export { readAnswers } from './form.ts'
export { makeAnew } from './evidence-content.ts'
export { proofOf } from './evidence.ts'
export { type Which, type Work, worksOf } from './works.ts'
export { sameTexts } from './same-text.ts'
export { inTwoPlaces, samePhotos, type SignSeen, tooManyPeople, typedTogether } from './signs.ts'
