import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Aedes } from 'aedes'
import { afterAll, expect, test } from 'vitest'
import { openMqtt } from '../../platform/mqtt.ts'
import { story } from './events.fixture.ts'
import { openSaying } from './saying.ts'

const closers: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

/** A way to a broker that is shut and opened again under the same address. */
async function doorTo(broker: Aedes) {
  const inside = new Set<Socket>()
  const server = createServer((socket) => {
    inside.add(socket)
    broker.handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const shut = () => {
    server.close()
    for (const socket of inside) socket.destroy()
  }
  closers.push(shut)
  return {
    mqtt: async () => {
      const mqtt = await openMqtt({ url: `mqtt://127.0.0.1:${port}`, port: 0, host: '127.0.0.1' })
      closers.push(() => mqtt.close())
      return mqtt
    },
    shut,
    open: () => void server.listen(port, '127.0.0.1'),
  }
}

test('a process that comes back to the broker only after it was said is told as well', async () => {
  const broker = await Aedes.createBroker()
  closers.push(() => broker.close())
  const [door, farDoor] = [await doorTo(broker), await doorTo(broker)]
  const [mqtt, far] = [await door.mqtt(), await farDoor.mqtt()]
  const heard: unknown[] = []
  await far.subscribe('alarm/+/+', (_, event) => void heard.push(event))
  const said: unknown[] = []
  broker.on('publish', ({ topic, payload }) => {
    if (topic.startsWith('alarm/')) said.push(JSON.parse(payload.toString()))
  })

  const { raised } = story()
  const event = raised()
  door.shut()
  farDoor.shut()
  await expect(mqtt.publish('by/xa-1/nobody', {})).rejects.toThrow()
  openSaying({ mqtt })(event)
  door.open()
  await expect.poll(() => said, { timeout: 10_000 }).toContainEqual(event)
  expect(heard).toEqual([])
  farDoor.open()
  await expect.poll(() => heard, { timeout: 15_000 }).toContainEqual(event)
})
