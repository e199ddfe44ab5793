import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { covenantEvidencePath, covenants } from '../../../contract/covenants.ts'
import { Id } from '../../../contract/wire.ts'
import type { House } from '../../platform/context.ts'
import { inScope } from '../../platform/db/scope.ts'
import { notFound } from '../../platform/errors.ts'
import { openRoute, route, signedIn } from '../../platform/http.ts'
import { showKept } from '../../platform/uploads.ts'
import { leaveFigures } from './counting.ts'
import { endSignatures } from './expiry.ts'
import { makeCovenant } from './make.ts'
import { evidenceOf, listSignatures, readMinutes } from './names.ts'
import { listCovenants, readCovenant } from './read.ts'
import { decideOn, sendOn } from './recognition.ts'
import { enterSignatures, signMyself } from './sign.ts'
import { recordVote } from './vote.ts'
import { withdrawSignature } from './withdraw.ts'
import { changeCovenant, writeText } from './write.ts'

export { coverageOf, renewalDays } from './coverage.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    'meetings.covenant_changed': { keeperId: string; id: string }
  }
}

declare module '../../platform/jobs.ts' {
  interface Jobs {
    'meetings.expiry': object
  }
}

const AtEvidence = z.object({ keeperId: Id, modelId: Id, id: Id, evidenceId: Id })

/** What a community agrees on together: covenants in their versions, votes with minutes, signatures. */
export async function meetingsModule(app: FastifyInstance) {
  openRoute(app, covenants.list, listCovenants)
  openRoute(app, covenants.read, readCovenant)
  route(app, covenants.make, makeCovenant)
  route(app, covenants.change, changeCovenant)
  route(app, covenants.write, writeText)
  route(app, covenants.vote, recordVote)
  route(app, covenants.minutes, readMinutes)
  route(app, covenants.send, sendOn)
  route(app, covenants.decide, decideOn)
  route(app, covenants.sign, signMyself)
  route(app, covenants.enter, enterSignatures)
  route(app, covenants.withdraw, withdrawSignature)
  route(app, covenants.signatures, listSignatures)

  const { house } = app
  house.bus.within('models.settled', async (ctx, settled) => {
    for (const { keeperId, id, state, on } of settled)
      if (state === 'dissolved') await leaveFigures(ctx, { keeperId, modelId: id }, on)
  })
  app.get(
    covenantEvidencePath,
    { config: { door: 'route', rateLimit: false } },
    async (request, reply) => {
      const actor = await signedIn(request, app.actorOf)
      const asked = AtEvidence.safeParse(request.params)
      if (!asked.success) throw notFound('evidence')
      const kept = await inScope(house.db, actor.scope, (db) =>
        evidenceOf({ db, actor, house }, asked.data),
      )
      const content = kept && (await house.storage.fetch(kept.hash))
      if (!kept || !content) throw notFound('evidence')
      return showKept(reply, content, kept.type)
    },
  )
}

export const meetingsJobs = (house: House) => ({
  'meetings.expiry': () => endSignatures(house),
})

/** Half past midnight in Việt Nam: what ran out with the day before is no longer counted. */
export const meetingsClock = [{ at: '30 17 * * *', job: 'meetings.expiry' }]
