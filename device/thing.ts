import { setTimeout as later } from 'node:timers/promises'
import { connectAsync } from 'mqtt'
import { uuid7 } from '../server/platform/uuid7.ts'
import type { Card } from './card.ts'

/** How often a thing says that it is well, in milliseconds. */
const beat = 60_000
/** How long a test sounds, in milliseconds. */
const testing = 2000
/** How long a thing that is switched off waits for its broker to hear of it, in milliseconds. */
const patience = 2000

type Behaviour = {
  /** A siren that rings and does not say so. */
  mute?: boolean
  battery?: number
  say: (what: string) => void
}

/** A button, bell, siren or smoke sensor made of nothing but its card. */
export async function switchOn(card: Card, { mute = false, battery = 100, say }: Behaviour) {
  const { topics, username, password, clientId, kind } = card
  const client = await connectAsync(card.broker, {
    username,
    password,
    clientId,
    protocolVersion: 4,
    keepalive: 30,
    will: { topic: topics.availability, payload: Buffer.from('offline'), qos: 1, retain: true },
  })
  const report = (topic: string, text: string, retain = false) =>
    client.publishAsync(topic, text, { qos: 1, retain })

  let sounding = false
  async function sound(on: boolean) {
    sounding = on
    say(on ? 'rings' : 'is quiet')
    if (!mute) await report(topics.state, on ? 'ON' : 'OFF')
  }

  async function told(topic: string, text: string) {
    if (topic === topics.set && text === 'TEST') {
      await sound(true)
      setTimeout(() => void sound(false), testing)
      return
    }
    const on = topic === topics.ring || topic === topics.press || text === 'ON'
    if (on !== sounding) await sound(on)
    else if (on && !mute) await report(topics.state, 'ON')
  }

  const well = () => void report(topics.health, JSON.stringify({ battery, firmware: 'simulated' }))
  const beating = setInterval(well, beat)
  client.on('connect', () => void report(topics.availability, 'online', true))
  client.on('error', ({ message }) => say(message))
  if (kind === 'siren' || kind === 'bell') {
    client.on('message', (topic, payload) => void told(topic, payload.toString()))
    await client.subscribeAsync([topics.ring, topics.quiet, topics.press, topics.set], { qos: 1 })
  }
  await report(topics.availability, 'online', true)
  well()
  say('is there')

  return {
    /** Presses it, or lets it smell smoke; `seconds` ago, as a bridge brings what it kept. */
    async press(seconds = 0) {
      const made = Date.now() - seconds * 1000
      const press = { id: uuid7(made), from: username, at: new Date(made).toISOString() }
      await report(topics.press, JSON.stringify(press))
      say('was pressed')
    },
    async off() {
      clearInterval(beating)
      const goodbye = report(topics.availability, 'offline', true).then(() => client.endAsync())
      // A broker that is gone says it by the last will; nobody waits for one that never answers.
      await Promise.race([goodbye.catch(() => undefined), later(patience)])
      client.end(true)
    },
  }
}
