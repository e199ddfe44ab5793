import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt'
import { type Broker, type Ear, matcher } from './broker.ts'

/** How long the bus waits for a broker that takes a message and does not answer, in milliseconds. */
const patience = 3_000

/** Somebody else's broker, or a cluster of them. It keeps its own list of who may come. */
export async function outside(urls: string): Promise<Broker> {
  const client = await connected(urls)
  // A broker that goes away comes back or is replaced; the client keeps trying by itself.
  client.on('error', () => undefined)
  const ears: [matches: (topic: string) => boolean, ear: Ear][] = []
  client.on('message', (topic, payload, { retain }) => {
    const said = { topic, text: payload.toString(), retained: retain }
    for (const [matches, ear] of ears)
      if (matches(topic)) void Promise.resolve(ear(said)).catch(() => undefined)
  })

  async function hear(pattern: string, ear: Ear) {
    ears.push([matcher(pattern), ear])
    await client.subscribeAsync(pattern, { qos: 1 })
  }

  return {
    port: undefined,
    async send(topic, text, how) {
      // Left to itself the client would keep the message, and whoever sends it, until the broker is back.
      if (!client.connected) throw new Error('the broker is away')
      await inTime(client.publishAsync(topic, text, how))
    },
    hear,
    hearDevices: hear,
    admit: () => undefined,
    dismiss: () => undefined,
    close: () => client.endAsync(true),
  }
}

async function connected(urls: string): Promise<MqttClient> {
  const addresses = urls.split(',').map((each) => new URL(each.trim()))
  const [first] = addresses
  if (!first) throw new Error('MQTT_URL names no broker')
  const options: IClientOptions = {
    servers: addresses.map(({ hostname, port, protocol }) => ({
      host: hostname,
      port: Number(port || 1883),
      protocol: protocol.replace(':', '') as 'mqtt',
    })),
    connectTimeout: 5_000,
    reconnectPeriod: 250,
    ...(first.username ? { username: decodeURIComponent(first.username) } : {}),
    ...(first.password ? { password: decodeURIComponent(first.password) } : {}),
  }
  // MQTT 5 where it is spoken; NATS, for one, speaks only 3.1.1.
  return connectAsync('', { ...options, protocolVersion: 5 }, false).catch(() =>
    connectAsync('', { ...options, protocolVersion: 4 }, false),
  )
}

async function inTime(sent: Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the broker does not answer')), patience)
  })
  try {
    await Promise.race([sent, late])
  } finally {
    clearTimeout(timer)
  }
}
