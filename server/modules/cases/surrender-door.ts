import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { surrenderPhotoPath, surrenders } from '../../../contract/cases.ts'
import { Id } from '../../../contract/wire.ts'
import { inScope } from '../../platform/db/scope.ts'
import { notFound } from '../../platform/errors.ts'
import { route, signedIn } from '../../platform/http.ts'
import { showKept } from '../../platform/uploads.ts'
import { proofOf } from '../activities/module.ts'
import { classify, unname, voidIt } from './surrender-change.ts'
import { custody } from './surrender-custody.ts'
import { findSurrender, readSurrender } from './surrender-find.ts'
import { listSurrenders } from './surrender-list.ts'
import { receive } from './surrender-receive.ts'

const AtPhoto = z.object({ keeperId: Id, id: Id, photoId: Id })

/** Weapons and explosives handed in: received, kept in custody step by step, classified, taken back. */
export function surrendersDoor(app: FastifyInstance) {
  route(app, surrenders.list, listSurrenders)
  route(app, surrenders.read, readSurrender)
  route(app, surrenders.receive, receive)
  route(app, surrenders.custody, custody)
  route(app, surrenders.classify, classify)
  route(app, surrenders.voidIt, voidIt)
  route(app, surrenders.unname, unname)

  const { house } = app
  app.get(
    surrenderPhotoPath,
    { config: { door: 'route', rateLimit: false } },
    async (request, reply) => {
      const actor = await signedIn(request, app.actorOf)
      const asked = AtPhoto.safeParse(request.params)
      if (!asked.success) throw notFound('evidence')
      const { photoId, ...at } = asked.data
      const kept = await inScope(house.db, actor.scope, async (db) => {
        const ctx = { db, actor, house }
        const { evidence, keeperId } = await findSurrender(ctx, at)
        return evidence.includes(photoId) ? proofOf(ctx, { keeperId, id: photoId }) : undefined
      })
      const content = kept && (await house.storage.fetch(kept.hash))
      if (!kept || !content) throw notFound('evidence')
      return showKept(reply, content, kept.type)
    },
  )
}
