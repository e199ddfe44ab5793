import { z } from 'zod'
import { SirenState } from './alarms.ts'
import { endpoint } from './endpoint.ts'
import { Done, Id, Line, Moment } from './wire.ts'

export const DeviceKind = z.enum(['button', 'siren', 'bell', 'smoke_sensor'])

/** A thing on the lane's wire or air that presses, rings or smells smoke. */
export const Device = z.object({
  keeperId: Id,
  id: Id,
  teamId: Id,
  homeId: Id.nullable(),
  kind: DeviceKind,
  name: z.string(),
  online: z.boolean(),
  seenAt: Moment.nullable(),
  battery: z.number().nullable(),
  firmware: z.string().nullable(),
  /** For what rings: as the device itself last said. */
  state: SirenState,
  testedOn: z.string().nullable(),
  /** The month's test is owed. */
  testDue: z.boolean(),
  retiredAt: Moment.nullable(),
})

const At = { keeperId: Id, teamId: Id, id: Id }

export const devices = {
  list: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/devices',
    says: 'The buttons, bells, sirens and sensors of a team, and how each is.',
    input: z.object({ keeperId: Id, teamId: Id }),
    reply: z.array(Device),
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/devices',
    says: 'Enrols a device: its own name and password, told this once, as text and as a QR.',
    input: z.object({ ...At, kind: DeviceKind, name: Line.max(60), homeId: Id.optional() }),
    reply: z.object({
      device: Device,
      username: z.string(),
      password: z.string(),
      /** What the QR says: where the broker is, the name, the password, the topics. */
      card: z.string(),
    }),
  }),
  renew: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/devices/:id/renew',
    says: 'Gives a device a new password; the old one, stolen or not, opens nothing from now on.',
    input: z.object(At),
    reply: z.object({ username: z.string(), password: z.string(), card: z.string() }),
  }),
  retire: endpoint({
    method: 'DELETE',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/devices/:id',
    says: 'Takes a device out of use.',
    input: z.object(At),
    reply: Done,
  }),
  test: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarm-teams/:teamId/devices/:id/test',
    says: 'Rings a siren for a moment, or asks a button to be pressed: the month’s test.',
    input: z.object(At),
    reply: Done,
  }),
}

export type Device = z.output<typeof Device>
export type DeviceKind = z.output<typeof DeviceKind>
