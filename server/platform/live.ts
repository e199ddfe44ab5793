import type { FastifyInstance } from 'fastify'
import type { Mqtt } from './mqtt.ts'

/**
 * Screens that follow what happens: a server-sent line for every fact announced in the books they
 * follow. The line carries the kind of fact and whose books, never the record: the screen asks again,
 * and is told what it may see.
 */
export async function liveDoor(app: FastifyInstance, mqtt: Mqtt) {
  const screens = new Set<(line: string) => void>()
  let last = 0

  await mqtt.subscribe('by/+/+/+', (topic) => {
    const [, keeperId, module, event] = topic.split('/')
    last += 1
    const line = `id: ${last}\ndata: ${JSON.stringify({ event: `${module}.${event}`, keeperId })}\n\n`
    for (const tell of screens) tell(line)
  })

  app.get('/api/live', { config: { door: 'open' } }, async (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 2000\n\n')
    const tell = (line: string) => reply.raw.write(line)
    const beat = setInterval(() => tell(': still here\n\n'), 25_000)
    screens.add(tell)
    request.raw.on('close', () => {
      clearInterval(beat)
      screens.delete(tell)
    })
  })

  app.addHook('preClose', async () => {
    for (const tell of screens) tell('event: closing\ndata: {}\n\n')
    app.server.closeAllConnections()
  })
}
