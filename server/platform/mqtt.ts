import { createServer } from 'node:net'
import { Aedes } from 'aedes'
import { connectAsync } from 'mqtt'

export type Mqtt = Awaited<ReturnType<typeof openMqtt>>
type Heard = (topic: string, payload: unknown) => Promise<void> | void

/** A topic every broker carries safely; NATS drops a client that uses a dot or a space in one. */
const safeTopic = /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/

/** The bus: a broker of our own in this process, or the one at `url` (several addresses after commas). */
export async function openMqtt({
  url,
  port,
  host,
}: {
  url?: string | undefined
  port: number
  host: string
}) {
  const { send, hear, close } = url ? await outside(url) : await inside(port, host)
  return {
    async publish(topic: string, payload: object) {
      if (!safeTopic.test(topic)) throw new Error(`not a safe topic: ${topic}`)
      await send(topic, JSON.stringify(payload))
    },
    /** Follows a pattern such as `by/+/activities/+`. */
    subscribe: (pattern: string, listener: Heard) =>
      hear(pattern, (topic, text) => listener(topic, JSON.parse(text))),
    close,
  }
}

type Text = (topic: string, text: string) => Promise<void> | void

async function inside(port: number, host: string) {
  const broker = await Aedes.createBroker()
  // No device is enrolled in this house yet: only the house itself speaks on its own broker.
  broker.authenticate = (_client, _name, _password, done) => done(null, false)
  const server = createServer(broker.handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    send: (topic: string, text: string) =>
      new Promise<void>((resolve, reject) =>
        broker.publish(
          { cmd: 'publish', topic, payload: Buffer.from(text), qos: 0, retain: false, dup: false },
          (error) => (error ? reject(error) : resolve()),
        ),
      ),
    hear: (pattern: string, listener: Text) =>
      new Promise<void>((resolve) =>
        broker.subscribe(
          pattern,
          (packet, done) => {
            void Promise.resolve(listener(packet.topic, packet.payload.toString())).finally(done)
          },
          resolve,
        ),
      ),
    close: async () => {
      await new Promise<void>((resolve) => broker.close(resolve))
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function outside(urls: string) {
  const addresses = urls.split(',').map((each) => new URL(each.trim()))
  const [first] = addresses
  if (!first) throw new Error('MQTT_URL names no broker')
  const client = await connectAsync({
    servers: addresses.map(({ hostname, port, protocol }) => ({
      host: hostname,
      port: Number(port || 1883),
      protocol: protocol.replace(':', '') as 'mqtt',
    })),
    protocolVersion: 4,
    connectTimeout: 5_000,
    ...(first.username ? { username: decodeURIComponent(first.username) } : {}),
    ...(first.password ? { password: decodeURIComponent(first.password) } : {}),
  })
  // A broker that goes away comes back or is replaced; the client keeps trying by itself.
  client.on('error', () => undefined)
  const heard: [pattern: RegExp, Text][] = []
  client.on('message', (topic, payload) => {
    for (const [pattern, listener] of heard)
      if (pattern.test(topic)) void listener(topic, payload.toString())
  })
  return {
    send: async (topic: string, text: string) =>
      void (await client.publishAsync(topic, text, { qos: 1 })),
    hear: async (pattern: string, listener: Text) => {
      heard.push([new RegExp(`^${pattern.replaceAll('+', '[^/]+').replace('#', '.+')}$`), listener])
      await client.subscribeAsync(pattern, { qos: 1 })
    },
    close: () => client.endAsync(),
  }
}
