import type { House } from '../../platform/context.ts'
import { topicsOf } from './device-rules.ts'

type Enrolled = { id: string; teamId: string; kind: string; password: string }

/** What a device is told once, as its QR says it: where the broker is, its name and password, its topics. */
export function cardOf(house: House, { id, teamId, kind, password }: Enrolled) {
  return JSON.stringify({
    broker: brokerOf(house),
    clientId: id,
    username: id,
    password,
    kind,
    topics: topicsOf({ id, teamId }),
  })
}

/** The broker's address as devices reach it. Whoever keeps an outside one gives out its names there. */
export function brokerOf({ config, mqtt }: House) {
  if (mqtt.port !== undefined) return `mqtt://${new URL(config.publicUrl).hostname}:${mqtt.port}`
  const { protocol, host } = new URL(config.mqttUrl?.split(',')[0]?.trim() ?? config.publicUrl)
  return `${protocol}//${host}`
}
