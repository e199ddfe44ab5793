import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DeviceKind } from '../contract/devices.ts'

/** What a device was told when it was enrolled: the text of its QR. */
export const Card = z.object({
  broker: z.url(),
  clientId: z.string(),
  username: z.string(),
  password: z.string(),
  kind: DeviceKind,
  topics: z.object({
    press: z.string(),
    ring: z.string(),
    quiet: z.string(),
    set: z.string(),
    state: z.string(),
    health: z.string(),
    availability: z.string(),
  }),
})

export type Card = z.output<typeof Card>

/** A card from a file, or from what is piped in when the name is `-`. */
export function readCard(file: string): Card {
  return Card.parse(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')))
}

/** What the list of an outside Mosquitto says of one device, beside the lines that hold for all. */
export function mosquittoLines({ username, topics }: Card) {
  return [
    `user ${username}`,
    `topic readwrite ${topics.press}`,
    `topic read ${topics.ring}`,
    `topic read ${topics.quiet}`,
  ].join('\n')
}
