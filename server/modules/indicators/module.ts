import type { FastifyInstance } from 'fastify'
import { figures } from '../../../contract/figures.ts'
import { openRoute, route } from '../../platform/http.ts'
import { dashboard } from './dashboard.ts'
import { enter } from './ledger.ts'
import { remember } from './remembered.ts'
import { report } from './report.ts'
import { published, reportedUnder, settleFigure } from './reported.ts'

export { foldOnce, rebuild } from './fold.ts'
export { report } from './report.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** Figures of these books, and of every unit above, are not what they were. */
    'figures.moved': { keeperId: string }
  }
}

/** Numbers counted from all that happens, and numbers that documents report; never mixed. */
export async function indicatorsModule(app: FastifyInstance) {
  app.house.bus.within('figures.counted', enter)

  const dashboards = remember(dashboard)
  app.house.bus.everywhere('units.changed', async () => dashboards.forget())
  openRoute(app, figures.dashboard, (ctx, asked) => dashboards.answer(ctx, asked))
  openRoute(app, figures.reported, reportedUnder)
  openRoute(app, figures.published, published)
  route(app, figures.report, report)
  route(app, figures.settle, settleFigure)
}
