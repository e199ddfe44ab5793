import type { FastifyInstance } from 'fastify'
import { checklists } from '../../../contract/checklists.ts'
import { dutyBooks } from '../../../contract/duty-books.ts'
import { pacts } from '../../../contract/pacts.ts'
import { openRoute, route } from '../../platform/http.ts'
import { act } from './book-act.ts'
import { listLines, readBooks, readLine } from './book-read.ts'
import { lift, stop } from './book-stop.ts'
import { changeLine, writeLine } from './book-write.ts'
import { readChecklist } from './checklist-read.ts'
import { lookAt, wordChecklist } from './checklist-write.ts'
import { answerPact, askInto, rememberAnswers } from './pact-join.ts'
import { askedInto, readPact } from './pact-read.ts'
import { tellPact } from './pact-words.ts'

/** Books that belong to a kind of model, checklists a place words itself, communes that stand together. */
export function booksDoor(app: FastifyInstance) {
  openRoute(app, dutyBooks.read, readBooks)
  route(app, dutyBooks.lines, listLines)
  route(app, dutyBooks.line, readLine)
  route(app, dutyBooks.write, writeLine)
  route(app, dutyBooks.change, changeLine)
  route(app, dutyBooks.act, act)
  route(app, dutyBooks.stop, stop)
  route(app, dutyBooks.lift, lift)
  openRoute(app, checklists.read, readChecklist)
  route(app, checklists.write, wordChecklist)
  route(app, checklists.look, lookAt)
  openRoute(app, pacts.read, readPact)
  route(app, pacts.asked, askedInto)
  route(app, pacts.ask, askInto)
  route(app, pacts.answer, answerPact)
  route(app, pacts.tell, tellPact)
  app.house.bus.listen('duties.pact_answered', rememberAnswers(app.house))
}
