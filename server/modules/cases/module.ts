import type { FastifyInstance } from 'fastify'
import { cases } from '../../../contract/cases.ts'
import { route } from '../../platform/http.ts'
import { addHeads } from '../tips/module.ts'
import { assign, extend, forgetTip, link, step } from './case-change.ts'
import { closeCase, reopenCase } from './case-end.ts'
import { readCase } from './case-find.ts'
import { caseHeads, stepHeads } from './case-heads.ts'
import { listCases } from './case-list.ts'
import { addTip, openCase } from './case-open.ts'
import { surrendersDoor } from './surrender-door.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** A case was opened, or is not what it was. */
    'cases.changed': { keeperId: string; id: string }
  }
}

/** What is done about a tip, an alarm or something seen; and weapons handed in. */
export async function casesModule(app: FastifyInstance) {
  route(app, cases.list, listCases)
  route(app, cases.read, readCase)
  route(app, cases.open, openCase)
  route(app, cases.addTip, addTip)
  route(app, cases.assign, assign)
  route(app, cases.step, step)
  route(app, cases.extend, extend)
  route(app, cases.link, link)
  route(app, cases.close, closeCase)
  route(app, cases.reopen, reopenCase)
  surrendersDoor(app)
  addHeads(caseHeads)
  addHeads(stepHeads)
  app.house.bus.within('tips.destroyed', async (ctx, tips) => {
    for (const tip of tips) await forgetTip(ctx, tip)
  })
}
