import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Person } from '../../testing/house.ts'

/** What a screen was told: an event of an alarm. */
export type Shown = { event: string; id: string; what: string } & Record<string, unknown>

export type Screen = Awaited<ReturnType<typeof openScreen>>

/** Where a house listens, from now on also for real sockets. */
export async function addressOf(app: FastifyInstance) {
  const bound = app.server.address() as AddressInfo | null
  if (bound) return `http://127.0.0.1:${bound.port}`
  return app.listen({ port: 0, host: '127.0.0.1' })
}

/** The open screen of somebody: what it is told, in order, from the moment the house has taken it in. */
export async function openScreen(
  address: string,
  who: Pick<Person, 'cookie'> | undefined,
  lastEventId?: string,
) {
  const shown: Shown[] = []
  const open: string[][] = []
  let status = 0
  let last = lastEventId
  let rest = ''

  function take(frame: string) {
    const fields = new Map(
      frame.split('\n').map((line) => {
        const [name = '', ...value] = line.split(': ')
        return [name, value.join(': ')] as const
      }),
    )
    last = fields.get('id') ?? last
    const data = JSON.parse(fields.get('data') ?? 'null')
    if (fields.get('event') === 'open') open.push(data.alarms)
    if (fields.get('event') === 'alarm') shown.push({ ...data, event: fields.get('id') ?? '' })
  }

  const headers = {
    ...(who ? { cookie: who.cookie } : {}),
    ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
  }
  const request = get(`${address}/api/alarms/live`, { headers, agent: false })
  const ended = new Promise<void>((resolve) => {
    request.once('error', () => resolve()).once('close', resolve)
  })
  const ready = new Promise<void>((resolve) => {
    request.once('response', (reply) => {
      status = reply.statusCode ?? 0
      reply.setEncoding('utf8').on('error', () => undefined)
      reply.on('data', (text: string) => {
        const frames = (rest + text).split('\n\n')
        rest = frames.pop() ?? ''
        for (const frame of frames) take(frame)
        if (open.length > 0) resolve()
      })
    })
  })
  await Promise.race([ready, ended])
  return {
    status,
    shown,
    /** The alarms that were open when it was taken in. */
    open: open[0] ?? [],
    last: () => last,
    what: (alarmId: string) => shown.filter(({ id }) => id === alarmId).map(({ what }) => what),
    ended,
    async close() {
      request.destroy()
      await ended
    },
  }
}
