import { fileTypeFromBuffer } from 'file-type'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { alarmMediaPath, alarms as contract } from '../../../contract/alarms.ts'
import { Id } from '../../../contract/wire.ts'
import type { Ctx } from '../../platform/context.ts'
import { inScope } from '../../platform/db/scope.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { route, signedIn } from '../../platform/http.ts'
import { fileOf, showKept, uploadDoors } from '../../platform/uploads.ts'
import { makeAnew } from '../activities/module.ts'
import { alarmFor, openAlarmFor } from './access.ts'
import { happening } from './answer.ts'
import type { Alarms } from './watch.ts'

const most = { photo: 20 * 1024 * 1024, voice: 3 * 1024 * 1024 }
const voices = ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'video/webm', 'audio/wav']

type Kept = { bytes: number; hash: string; type: string }
type Asked = z.output<(typeof contract.picture)['input']>

/** A photo or a voice clip, after the alarm is out: it never delays one. */
export async function mediaDoor(app: FastifyInstance, alarms: Alarms) {
  await uploadDoors(
    app,
    (request) => take(app, alarms, request),
    (door, taken) =>
      route(door, contract.picture, (ctx, asked, request) =>
        add(alarms, ctx, { ...asked, ...taken(request) }),
      ),
  )
  app.get(alarmMediaPath, { config: { door: 'route', rateLimit: false } }, (request, reply) =>
    show(app, alarms, { request, reply }),
  )
}

async function take(app: FastifyInstance, alarms: Alarms, request: FastifyRequest): Promise<Kept> {
  const actor = await signedIn(request, app.actorOf)
  const asked = contract.picture.input.safeParse({
    ...(request.query as object),
    ...(request.params as object),
  })
  if (!asked.success) throw new Refusal(400, 'invalid_input', [{ path: 'kind', code: 'missing' }])
  openAlarmFor(alarms, actor, asked.data)
  const { bytes } = await fileOf(request, most[asked.data.kind])
  const content =
    asked.data.kind === 'photo' ? await makeAnew(bytes, 'photo', false) : await voiceIn(bytes)
  const hash = await app.house.storage.keep(content.bytes, content.type)
  return { hash, type: content.type, bytes: content.bytes.length }
}

async function voiceIn(bytes: Buffer) {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  // `audio/ogg; codecs=opus` is sound in an Ogg file.
  const [type = ''] = found.split(';')
  if (!voices.includes(type)) throw new Refusal(415, 'file.type_not_allowed')
  // A browser's recorder writes sound in the container of a film.
  return { bytes, type: type === 'video/webm' ? 'audio/webm' : type }
}

async function add(alarms: Alarms, { db, actor }: Ctx, asked: Asked & Kept) {
  const { alarm, homeId } = openAlarmFor(alarms, actor, asked)
  const { keeperId, id, mediaId, kind, hash, type, bytes } = asked
  const inserted = await db
    .insertInto('alarms.media')
    .values({ keeperId, id: mediaId, alarmId: id, kind, hash, type, bytes, byId: actor.accountId })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .execute()
  const by = { accountId: actor.accountId, name: actor.name, ...(homeId ? { homeId } : {}) }
  if (inserted.length > 0)
    await alarms.watch.happen({ ...happening(alarm), what: 'pictured', by, mediaId, kind })
  return { done: true as const }
}

const At = z.object({ keeperId: Id, id: Id, mediaId: Id })

async function show(
  app: FastifyInstance,
  alarms: Alarms,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const actor = await signedIn(request, app.actorOf)
  const at = At.safeParse(request.params)
  if (!at.success) throw notFound('alarm')
  alarmFor(alarms, actor, at.data)
  const { keeperId, id, mediaId } = at.data
  const found = await inScope(app.house.db, actor.scope, (db) =>
    db
      .selectFrom('alarms.media')
      .select(['hash', 'type'])
      .where('keeperId', '=', keeperId)
      .where('alarmId', '=', id)
      .where('id', '=', mediaId)
      .executeTakeFirst(),
  )
  const content = found && (await app.house.storage.fetch(found.hash))
  if (!content) throw notFound('alarm')
  return showKept(reply, content, found.type)
}
