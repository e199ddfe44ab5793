import type { FastifyInstance } from 'fastify'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { route } from '../../platform/http.ts'
import { confirmBatch } from './batch-confirm.ts'
import { listBatches, readBatch } from './batch-find.ts'
import { openBatch } from './batch-open.ts'
import { changeBox } from './box-change.ts'
import { hang } from './box-hang.ts'
import { listBoxes } from './box-list.ts'

/** Letter boxes and villagers' slips: where they hang, who opened them, what came out by number. */
export function boxesDoor(app: FastifyInstance) {
  route(app, tipBoxes.list, listBoxes)
  route(app, tipBoxes.hang, hang)
  route(app, tipBoxes.change, changeBox)
  route(app, tipBoxes.batches, listBatches)
  route(app, tipBoxes.batch, readBatch)
  route(app, tipBoxes.openBatch, openBatch)
  route(app, tipBoxes.confirmBatch, confirmBatch)
}
