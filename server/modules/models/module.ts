import type { FastifyInstance } from 'fastify'
import { models } from '../../../contract/models.ts'
import { openRoute, route } from '../../platform/http.ts'
import { addMember, endMember } from './board.ts'
import { changeModel } from './change.ts'
import { receive, strike } from './contributions.ts'
import { keepEquipment } from './equipment.ts'
import { listModels, modelTypes } from './list.ts'
import { addPoint, endPoint } from './points.ts'
import { readModel } from './read.ts'
import { register } from './register.ts'
import { setUpDoor } from './set-up-door.ts'
import { settle } from './settle.ts'
import { addTeam, endTeam } from './teams.ts'

export { modelsForDiary } from './diary.ts'
export type { DiaryModel } from './diary.ts'
export { tellOfModel } from './moments.ts'
export { namesAround } from './names.ts'
export { atHome } from './policy.ts'
export { isCounting, mayFollow } from './states.ts'
export { playbookOf } from './playbook.ts'
export { settleModel } from './settle.ts'
export { beginSetUp, leftAsElsewhere } from './way.ts'
export type { WayStep } from './way.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    'models.registered': { keeperId: string; id: string; unitId: string }
    'models.changed': { keeperId: string; id: string }
    /** A step of a set-up names its proof. */
    'models.proved': { keeperId: string; evidence: string[] }
    /** A set-up begins from a playbook that came from another installation. */
    'models.set_up_asked': { keeperId: string; modelId: string; playbookId: string; from: string }
    'models.settled': { keeperId: string; id: string; state: string; on: string }
  }
}

/** Models in operation: a catalog type alive in a place, with everything its books hold. */
export async function modelsModule(app: FastifyInstance) {
  openRoute(app, models.list, listModels)
  openRoute(app, models.byType, modelTypes)
  openRoute(app, models.read, readModel)
  route(app, models.register, register)
  route(app, models.change, changeModel)
  route(app, models.settle, settle)
  route(app, models.addPoint, addPoint)
  route(app, models.endPoint, endPoint)
  route(app, models.addTeam, addTeam)
  route(app, models.endTeam, endTeam)
  route(app, models.addMember, addMember)
  route(app, models.endMember, endMember)
  route(app, models.keepEquipment, keepEquipment)
  route(app, models.receive, receive)
  route(app, models.strike, strike)
  setUpDoor(app)
}
