import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Aedes, type Client, type PublishPacket } from 'aedes'
import { type Broker, type Doorkeeper, type Ear, matcher, type Odd } from './broker.ts'
import { limitPackets } from './packet-limit.ts'

/** The longest message a device has any reason to send, in bytes. */
const longest = 4096
/** With its topic, or with the last will of a connection. */
const longestPacket = longest + 2048

type Inside = { port: number; host: string; odd: Odd }

/** A broker in this process. Devices come in by the doorkeeper's leave; the house itself needs none. */
export async function inside({ port, host, odd }: Inside): Promise<Broker> {
  const broker = await Aedes.createBroker({
    connectTimeout: 10_000,
    // A device that takes nothing in is let go, before others wait behind it.
    drainTimeout: 5_000,
    // A connection that never proves it is alive would hold its device's only place for ever.
    keepaliveLimit: 600,
    maxClientsIdLength: 200,
  })
  const ears: [matches: (topic: string) => boolean, ear: Ear][] = []
  const names = new WeakMap<Client, string>()
  const present = new Map<string, Client>()
  const doorkeepers: Doorkeeper[] = []
  const may = (...asked: Parameters<Doorkeeper['may']>) =>
    doorkeepers.some((doorkeeper) => doorkeeper.may(...asked))

  // Nothing waits for a device that is away: what it missed is said anew if it still holds.
  broker.preConnect = (_client, packet, done) => {
    packet.clean = true
    done(null, true)
  }

  broker.authenticate = (client, name, password, done) => {
    const refuse = (code: string) => {
      odd(code, { device: name })
      done(null, false)
    }
    const word = password?.toString() ?? ''
    if (!name || !word || !doorkeepers.some((doorkeeper) => doorkeeper.knows(name, word)))
      return refuse('device.unknown')
    // Another's client id would throw that other out: each device has its own ids.
    const id = `${name} ${client.id}`
    const other = present.get(name)
    if (other && !other.closed && other.id !== id) return refuse('device.twice')
    Object.assign(client, { id })
    names.set(client, name)
    present.set(name, client)
    done(null, true)
  }

  broker.authorizePublish = (client, packet, done) => {
    const device = client ? names.get(client) : undefined
    const refuse = (code: string) => {
      odd(code, { device, topic: packet.topic })
      done(new Error(code))
    }
    if (!device || !may(device, 'publish', packet.topic)) return refuse('topic.foreign')
    if (packet.payload.length > longest) return refuse('message.too_long')
    if (packet.qos > 1) return refuse('message.twice_assured')
    if (packet.retain && !may(device, 'retain', packet.topic)) packet.retain = false
    // Acknowledged when it is safe: a press whose house falls over meanwhile is sent again.
    tellEars(device, packet).then(
      () => done(null),
      (reason: unknown) => done(reason instanceof Error ? reason : new Error(String(reason))),
    )
  }

  broker.authorizeSubscribe = (client, subscription, done) => {
    const device = names.get(client)
    const { topic } = subscription
    if (device && may(device, 'subscribe', topic)) return done(null, subscription)
    odd('topic.foreign', { device, topic })
    done(null, null)
  }

  broker.on('clientDisconnect', (client) => {
    const name = names.get(client)
    if (name && present.get(name) === client) present.delete(name)
  })

  async function tellEars(from: string, { topic, payload, retain }: PublishPacket) {
    const said = { topic, text: payload.toString(), retained: retain, from }
    const concerned = ears.filter(([matches]) => matches(topic))
    await Promise.all(concerned.map(async ([, ear]) => ear(said)))
  }

  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const client = broker.handle(socket)
    limitPackets(socket, longestPacket, () =>
      odd('message.too_long', { device: names.get(client) }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    send: (topic, text, { qos, retain }) =>
      new Promise((resolve, reject) =>
        broker.publish(
          { cmd: 'publish', topic, payload: Buffer.from(text), qos, retain, dup: false },
          (error) => (error ? reject(error) : resolve()),
        ),
      ),
    hear: (pattern, ear) =>
      new Promise((resolve) =>
        broker.subscribe(
          pattern,
          ({ topic, payload, retain }, done) => {
            const said = { topic, text: payload.toString(), retained: retain }
            void heardBy(ear, said).finally(done)
          },
          resolve,
        ),
      ),
    async hearDevices(pattern, ear) {
      ears.push([matcher(pattern), ear])
    },
    admit(given) {
      doorkeepers.push(given)
    },
    dismiss: (name) => present.get(name)?.close(),
    async close() {
      await new Promise<void>((resolve) => broker.close(resolve))
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** What the house says to itself is heard at its own risk: one listener that fails stops no other. */
async function heardBy(ear: Ear, said: Parameters<Ear>[0]) {
  try {
    await ear(said)
  } catch {
    // The listener's own business: nothing waits for its answer.
  }
}
