import type { Odd } from './mqtt/broker.ts'
import { inside } from './mqtt/inside.ts'
import { outside } from './mqtt/outside.ts'

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
  let odd: Odd = () => undefined
  const broker = url
    ? await outside(url)
    : await inside({ port, host, odd: (code, about) => odd(code, about) })

  async function send(topic: string, text: string, how: { qos: 0 | 1; retain: boolean }) {
    if (!safeTopic.test(topic)) throw new Error(`not a safe topic: ${topic}`)
    await broker.send(topic, text, how)
  }

  return {
    /** The port of our own broker; none when it is somebody else's. */
    port: broker.port,
    publish: (topic: string, payload: object) =>
      send(topic, JSON.stringify(payload), { qos: 1, retain: false }),
    /** Says plain words to devices. Nothing is kept for one that is away: a ring an hour late must not sound. */
    say: (topic: string, text: string, { retain = false } = {}) =>
      send(topic, text, { qos: 0, retain }),
    /** Follows a pattern such as `by/+/activities/+`. */
    subscribe: (pattern: string, listener: Heard) =>
      broker.hear(pattern, ({ topic, text }) => {
        const payload = parsed(text)
        if (payload !== undefined) return listener(topic, payload)
        odd('message.malformed', { topic })
      }),
    hearDevices: broker.hearDevices,
    /** Lets devices in to our own broker; somebody else's keeps its own list. */
    admit: broker.admit,
    /** Ends the connection of a device, whatever it is doing. */
    dismiss: broker.dismiss,
    /** Is told of everything that was refused. */
    onOdd(listener: Odd) {
      odd = listener
    },
    close: broker.close,
  }
}

/** The value a text means, if it is JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
