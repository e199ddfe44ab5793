import type { FastifyInstance } from 'fastify'
import { tipDesk } from '../../../contract/tip-desk.ts'
import { tips } from '../../../contract/tips.ts'
import { route } from '../../platform/http.ts'
import { addHeads, behind, rewrap } from './desk-heads.ts'
import { propose, relock } from './desk-keys.ts'
import { addToLog } from './desk-log.ts'
import { fileHeads, messageHeads, tipHeads } from './desk-own-heads.ts'
import { readDesk } from './desk-read.ts'
import { askRecovery, endRecovery, giveShare } from './desk-recovery.ts'
import { settleOpening, askIdentity } from './identity.ts'

/** The keys of the desks: who opens what comes in, said so that everybody can check it. */
export function desksDoor(app: FastifyInstance) {
  for (const source of [tipHeads, messageHeads, fileHeads]) addHeads(source)
  route(app, tipDesk.read, readDesk)
  route(app, tipDesk.propose, propose)
  route(app, tipDesk.relock, relock)
  route(app, tipDesk.log, addToLog)
  route(app, tipDesk.behind, behind)
  route(app, tipDesk.rewrap, rewrap)
  route(app, tipDesk.askRecovery, askRecovery)
  route(app, tipDesk.giveShare, giveShare)
  route(app, tipDesk.endRecovery, endRecovery)
  route(app, tips.askIdentity, askIdentity)
  route(app, tipDesk.settleOpening, settleOpening)
}
