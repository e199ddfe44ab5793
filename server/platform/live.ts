import type { FastifyInstance } from 'fastify'
import { Refusal } from './errors.ts'

/** What happens in the open: a screen may know that it did, whoever looks at it. */
const open = /^(activities|models|units|figures|meetings)\./

/** Screens that may be open on one process at a time; the rest ask again by themselves. */
const mostScreens = 20_000

type Screen = { tell: (text: string) => void; follows: (keeperId: string) => boolean }
type FollowedBy = (unitId: string | undefined) => Promise<(keeperId: string) => boolean>

/**
 * Facts that arrive from the bus: to what this process keeps in memory, and to the screens that follow
 * the unit. A screen's line carries the kind of fact and whose books, never the record: the screen asks
 * again, and is told what it may see.
 */
export async function liveDoor(app: FastifyInstance, followedBy: FollowedBy) {
  const screens = new Set<Screen>()
  const { bus, mqtt } = app.house

  await mqtt.subscribe('by/+/+/+', async (topic, fact) => {
    const [, keeperId = '', module, happened] = topic.split('/')
    const event = `${module}.${happened}`
    for (const listener of bus.heardEverywhere(event)) {
      await listener(fact as never).catch((reason: unknown) => app.log.error(reason))
    }
    if (!open.test(event)) return
    const line = `data: ${JSON.stringify({ event, keeperId })}\n\n`
    for (const { tell, follows } of screens) if (follows(keeperId)) tell(line)
  })

  const config = { door: 'open' as const, rateLimit: { max: 60, timeWindow: '1 minute' } }
  app.get<{ Querystring: { under?: string } }>('/api/live', { config }, async (request, reply) => {
    if (screens.size >= mostScreens) throw new Refusal(503, 'live.full')
    const follows = await followedBy(request.query.under)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 2000\n\n')
    const screen = { tell: (text: string) => reply.raw.write(text), follows }
    const beat = setInterval(() => screen.tell(': still here\n\n'), 25_000)
    screens.add(screen)
    request.raw.on('close', () => {
      clearInterval(beat)
      screens.delete(screen)
    })
  })

  app.addHook('preClose', async () => {
    for (const { tell } of screens) tell('event: closing\ndata: {}\n\n')
    app.server.closeAllConnections()
  })
}
