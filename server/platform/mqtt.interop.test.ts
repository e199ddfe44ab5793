import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mosquittoWith } from '../../testing/brokers.ts'
import { startMosquitto, until } from '../../testing/stand-in-servers.ts'
import { openMqtt } from './mqtt.ts'

let mosquitto: Awaited<ReturnType<typeof startMosquitto>>

beforeAll(async () => {
  mosquitto = await startMosquitto()
})
afterAll(() => mosquitto?.stop())

test('with a broker of somebody else’s, facts reach every house on it and any program that listens', async (context) => {
  if (!mosquitto) return context.skip('no Mosquitto on this machine')
  const [one, other] = await Promise.all(
    [1, 2].map(() => openMqtt({ url: mosquitto?.url, port: 0, host: '127.0.0.1' })),
  )
  const heard: [string, unknown][] = []
  await other?.subscribe('by/+/activities/+', (topic, fact) => void heard.push([topic, fact]))
  const program = await connectAsync(mosquitto.url)
  const raw: string[] = []
  program.on('message', (topic, payload) => raw.push(`${topic} ${payload.toString()}`))
  await program.subscribeAsync('by/#')

  await one?.publish('by/xa-1/activities/recorded', { id: 'a' })

  await until(async () => heard.length > 0 && raw.length > 0)
  expect(heard).toEqual([['by/xa-1/activities/recorded', { id: 'a' }]])
  expect(raw).toEqual(['by/xa-1/activities/recorded {"id":"a"}'])
  await Promise.all([one?.close(), other?.close(), program.endAsync()])
})

test('with the broker away nothing waits for it; when it is back it is used again', async (context) => {
  const broker = await mosquittoWith({ lines: ['allow_anonymous true'] })
  if (!broker) return context.skip('no Mosquitto on this machine')
  const bus = await openMqtt({ url: broker.url, port: 0, host: '127.0.0.1' })
  const heard: unknown[] = []
  await bus.subscribe('by/#', (_, fact) => void heard.push(fact))
  await broker.stop()

  const began = performance.now()
  await expect(bus.publish('by/xa-1/activities/recorded', { id: 'lost' })).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(4000)

  const again = await mosquittoWith({ lines: ['allow_anonymous true'], port: broker.port })
  await until(async () => {
    await bus.publish('by/xa-1/activities/recorded', { id: 'kept' }).catch(() => undefined)
    return heard.length > 0
  })
  expect(heard[0]).toEqual({ id: 'kept' })
  await bus.close()
  await again?.stop()
})

test('what is no JSON is told and dropped; the next is heard', async (context) => {
  if (!mosquitto) return context.skip('no Mosquitto on this machine')
  const bus = await openMqtt({ url: mosquitto.url, port: 0, host: '127.0.0.1' })
  const heard: unknown[] = []
  const odd: string[] = []
  bus.onOdd((code) => odd.push(code))
  await bus.subscribe('by/#', (_, fact) => void heard.push(fact))
  const program = await connectAsync(mosquitto.url)
  await program.publishAsync('by/xa-1/activities/recorded', '{"id":', { qos: 1 })
  await program.publishAsync('by/xa-1/activities/recorded', '{"id":"a"}', { qos: 1 })
  await until(async () => heard.length > 0)
  expect(heard).toEqual([{ id: 'a' }])
  expect(odd).toEqual(['message.malformed'])
  await Promise.all([bus.close(), program.endAsync()])
})

test('a topic that would poison a broker is never sent', async () => {
  const bus = await openMqtt({ port: 0, host: '127.0.0.1' })
  await expect(bus.publish('by/Xã Một/activities.recorded', {})).rejects.toThrow('not a safe topic')
  await bus.close()
})

test('nobody from outside speaks on the house’s own broker', async () => {
  const { createServer } = await import('node:net')
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  const bus = await openMqtt({ port, host: '127.0.0.1' })

  await expect(
    connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0, connectTimeout: 3000 }),
  ).rejects.toThrow(/Not authorized/i)
  await bus.close()
})
