import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'

/** How long a sender who was refused may go on before the line is cut: time to read why. */
const linger = 1000

/**
 * Opens doors that take one file each. It is read, and refused as soon as it is too large, before any
 * transaction is opened: a slow phone holds no connection to the database.
 */
export async function uploadDoors<Taken>(
  app: FastifyInstance,
  take: (request: FastifyRequest) => Promise<Taken>,
  bind: (door: FastifyInstance, taken: (request: FastifyRequest) => Taken) => void,
) {
  const held = new WeakMap<FastifyRequest, { taken: Taken }>()
  await app.register(async (door) => {
    await door.register(multipart, { limits: { files: 1, fields: 10, fileSize: Infinity } })
    door.addHook('preHandler', async (request, reply) => {
      try {
        held.set(request, { taken: await take(request) })
      } catch (reason) {
        cutOffLater(request, reply)
        throw reason
      }
    })
    bind(door, (request) => (held.get(request) as { taken: Taken }).taken)
  })
}

/** Shows a kept file so that a browser does nothing with it but show or save it. */
export function showKept(reply: FastifyReply, content: Buffer, type: string) {
  return reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=3600')
    .send(content)
}

/** The one file of an upload, whole, or a refusal. */
export async function fileOf(request: FastifyRequest, mostBytes: number) {
  if (!request.isMultipart()) throw new Refusal(415, 'body.unknown_type')
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + 64 * 1024)
    throw new Refusal(413, 'file.too_large')
  const file = await request.file()
  if (!file) throw new Refusal(400, 'invalid_input', [{ path: 'file', code: 'missing' }])
  return { name: file.filename, bytes: await bytesOf(file.file, mostBytes) }
}

/** All of a file, or a refusal as soon as it is too large: the rest is not waited for. */
async function bytesOf(file: Readable, mostBytes: number) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of file as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw new Refusal(413, 'file.too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A line that is cut in the same moment takes the answer with it: the sender is let go on for a moment first. */
function cutOffLater(request: FastifyRequest, reply: FastifyReply) {
  reply.raw.once('finish', () => {
    request.raw.resume()
    setTimeout(() => request.raw.destroy(), linger).unref()
  })
}
