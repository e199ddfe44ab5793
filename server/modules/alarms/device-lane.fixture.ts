import { connectAsync, type IClientOptions } from 'mqtt'
import { expect } from 'vitest'
import { type DeviceKind, devices as d } from '../../../contract/devices.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { lane, neighbour } from './lane.fixture.ts'

/** A device that was enrolled, and what its card says. */
export type Enrolled = { id: string; password: string; topics: Record<string, string> }

/** A lane with two homes whose people use the app, a button in the first and a siren. */
export async function wiredLane(house: TestHouse) {
  const place = await lane(house, 2)
  const [first = '', second = ''] = place.homes
  const resident = await neighbour(house, place.team, first, 'Người nhà 1')
  await neighbour(house, place.team, second, 'Người nhà 2')
  const button = await enrolled(house, place.head, place.team, { kind: 'button', homeId: first })
  const siren = await enrolled(house, place.head, place.team, { kind: 'siren' })
  return { ...place, resident, button, siren }
}

/** Enrols a device and waits until the house knows it. */
export async function enrolled(
  house: TestHouse,
  head: Person,
  team: { keeperId: string; teamId: string },
  thing: { kind: DeviceKind; homeId?: string },
): Promise<Enrolled> {
  const asked = { ...team, ...thing, id: uuid7(), name: `Thiết bị ${thing.kind}` }
  const made = await house.ask(head, d.enrol, asked)
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  await house.settle()
  await expect.poll(() => house.app.alarms.roster.device(asked.id)?.id).toBe(asked.id)
  const { topics } = JSON.parse(made.body.card) as { topics: Record<string, string> }
  return { id: asked.id, password: made.body.password, topics }
}

/** Comes to the house's broker as a device; `heard` grows with what it is told. */
export async function comesIn(
  house: TestHouse,
  { id, password }: Pick<Enrolled, 'id' | 'password'>,
  more: IClientOptions = {},
) {
  const client = await connectAsync(
    `mqtt://127.0.0.1:${house.house.mqtt.port}`,
    {
      username: id,
      password,
      clientId: id,
      reconnectPeriod: 0,
      connectTimeout: 5000,
      protocolVersion: 4,
      ...more,
    },
    false,
  )
  client.on('error', () => undefined)
  const heard: [topic: string, text: string][] = []
  client.on('message', (topic, payload) => void heard.push([topic, payload.toString()]))
  return Object.assign(client, { heard })
}
