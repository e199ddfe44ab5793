import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { evidence, evidencePath } from '../../../contract/evidence.ts'
import { Id } from '../../../contract/wire.ts'
import { reaches, sleeping } from '../../platform/area.ts'
import type { Actor } from '../../platform/context.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { route, signedIn } from '../../platform/http.ts'
import { fileOf, showKept, uploadDoors } from '../../platform/uploads.ts'
import { atHome } from '../models/module.ts'
import { unitsById } from '../units/module.ts'
import { findEvidence, keepEvidence, type Kept } from './evidence.ts'
import { makeAnew, tidyName } from './evidence-content.ts'

const mostBytes = 20 * 1024 * 1024
const At = z.object({ keeperId: Id, id: Id })

/** Proof is read and made anew before anything is written down about it. */
export async function evidenceDoor(app: FastifyInstance) {
  await uploadDoors(
    app,
    (request) => takeUpload(app, request),
    (door, taken) =>
      route(door, evidence.upload, (ctx, input, request) =>
        keepEvidence(ctx, input, taken(request)),
      ),
  )
  app.get(evidencePath, { config: { door: 'route', rateLimit: false } }, (request, reply) =>
    showEvidence(app, request, reply),
  )
}

async function takeUpload(app: FastifyInstance, request: FastifyRequest): Promise<Kept> {
  const actor = await signedIn(request, app.actorOf)
  const asked = evidence.upload.input.safeParse({
    ...(request.query as object),
    ...(request.params as object),
  })
  if (!asked.success) throw new Refusal(400, 'invalid_input', [{ path: 'kind', code: 'missing' }])
  const { keeperId, kind, keepOrigin } = asked.data
  await mayUpload(app, actor, keeperId)

  const file = await fileOf(request, mostBytes)
  const content = await makeAnew(file.bytes, kind, keepOrigin ?? false)
  const hash = await app.house.storage.keep(content.bytes, content.type)
  const { bytes, extension, ...rest } = content
  return { ...rest, bytes: bytes.length, hash, name: tidyName(file.name, kind, extension) }
}

/** Proof goes into the books of those who keep a diary there. */
async function mayUpload({ house }: FastifyInstance, actor: Actor, keeperId: string) {
  const places = await inScope(house.db, nobody, (db) => unitsById({ db }, [keeperId]))
  const path = places.get(keeperId)?.path
  if (path === undefined || !atHome(actor, { keeperId, path })) throw notFound('unit')
  const writes = actor.posts.some(
    (post) =>
      !post.dormant &&
      post.may.includes('activity.record') &&
      (post.keeperId === keeperId || reaches(post.unitPath, path)),
  )
  if (!writes) throw new Refusal(403, sleeping(actor) ? 'sign_in.stronger' : 'not_allowed')
}

/** Shows a kept file to those who may see it. */
async function showEvidence(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
  const actor = await signedIn(request, app.actorOf)
  const at = At.safeParse(request.params)
  if (!at.success) throw notFound('evidence')
  const { house } = app
  const found = await inScope(house.db, actor.scope, (db) =>
    findEvidence({ db, actor, house }, at.data),
  )
  const content = await house.storage.fetch(found.hash)
  if (!content) throw notFound('evidence')
  const shown = found.kind === 'file' ? 'attachment' : 'inline'
  void reply.header(
    'content-disposition',
    `${shown}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
  )
  return showKept(reply, content, found.type)
}
