import type { FastifyInstance } from 'fastify'
import { setUp } from '../../../contract/set-up.ts'
import { route } from '../../platform/http.ts'
import { fillDocument, readDocument } from './document.ts'
import { begin, readSetUp } from './set-up.ts'
import { add, learn, leaveOut, reopen, schedule } from './step-change.ts'
import { finish } from './step-finish.ts'

/** The way of a model to its launch, and the papers it takes. */
export function setUpDoor(app: FastifyInstance) {
  route(app, setUp.read, readSetUp)
  route(app, setUp.begin, begin)
  route(app, setUp.add, add)
  route(app, setUp.schedule, schedule)
  route(app, setUp.finish, finish)
  route(app, setUp.leaveOut, leaveOut)
  route(app, setUp.reopen, reopen)
  route(app, setUp.learn, learn)
  route(app, setUp.document, readDocument)
  route(app, setUp.fill, fillDocument)
}
