import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tips } from '../../../contract/tips.ts'
import { inScope } from '../../platform/db/scope.ts'
import { notFound } from '../../platform/errors.ts'
import { signedIn } from '../../platform/http.ts'
import { needReader } from './find.ts'

/** A file of a tip leaves the house as it was sealed: what is in it is shown by the browser that opens it. */
export function fileDoor(app: FastifyInstance) {
  app.get(tips.file.path, { config: { door: 'route', rateLimit: false } }, (request, reply) =>
    sendFile(app, request, reply),
  )
}

async function sendFile(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
  const actor = await signedIn(request, app.actorOf)
  const asked = tips.file.input.safeParse(request.params)
  if (!asked.success) throw notFound('file')
  const { keeperId, id, fileId } = asked.data
  const { house } = app
  const found = await inScope(house.db, actor.scope, async (db) => {
    await needReader({ db, actor, house }, keeperId)
    return db
      .selectFrom('tips.file')
      .select(['header', 'stored'])
      .where('keeperId', '=', keeperId)
      .where('tipId', '=', id)
      .where('id', '=', fileId)
      .executeTakeFirst()
  })
  const payload = found && (await house.sealedFiles.fetch(found.stored))
  if (!payload) throw notFound('file')
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-length', found.header.length + payload.length)
    .header('content-disposition', `attachment; filename="${fileId}.age"`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .send(Readable.from([found.header, payload]))
}
