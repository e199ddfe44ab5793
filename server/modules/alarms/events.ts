import { z } from 'zod'
import { Circle, Outcome } from '../../../contract/alarm-kinds.ts'
import { Answer, SirenState } from '../../../contract/alarms.ts'
import { Id, Place } from '../../../contract/wire.ts'

const At = z.object({
  id: Id,
  alarmId: Id,
  keeperId: Id,
  teamId: Id,
  /** The server's clock: a phone's may be wrong. */
  at: z.iso.datetime(),
})

/** Whoever did it: a person, a home, a device. Names are as they were then. */
const By = z.object({
  accountId: Id.optional(),
  name: z.string().optional(),
  homeId: Id.optional(),
  deviceId: Id.optional(),
})

const Raising = At.extend({
  by: By,
  kind: z.string(),
  drill: z.boolean(),
  silent: z.boolean(),
  text: z.string(),
  place: Place.optional(),
  /** It was pressed while the house was away and reaches us only now: nothing rings for it. */
  late: z.boolean().optional(),
})

/** What can happen in an alarm. It travels between processes, lies in the journal, is kept in alarms.event. */
export const AlarmEvent = z.discriminatedUnion('what', [
  Raising.extend({ what: z.literal('raised') }),
  /** Another press while it rang: one alarm, one more caller. */
  Raising.extend({
    what: z.literal('joined'),
    pressId: Id,
    /** It began as an alarm of its own, in another process that had not heard of this one yet. */
    merged: z.boolean().optional(),
  }),
  At.extend({ what: z.literal('answered'), by: By, answer: Answer, place: Place.optional() }),
  At.extend({ what: z.literal('said'), by: By, text: z.string() }),
  At.extend({
    what: z.literal('pictured'),
    by: By,
    mediaId: Id,
    kind: z.enum(['photo', 'voice']),
  }),
  At.extend({ what: z.literal('carried'), by: By, to: z.array(Circle) }),
  /** Those who have not answered are told again. */
  At.extend({ what: z.literal('reminded'), round: z.number().int() }),
  At.extend({ what: z.literal('quiet'), by: By }),
  /** A siren says itself how it is. */
  At.extend({ what: z.literal('siren'), deviceId: Id, state: SirenState }),
  At.extend({ what: z.literal('handed_over'), by: By, to: z.string() }),
  At.extend({ what: z.literal('mistaken'), by: By, reason: z.string() }),
  At.extend({ what: z.literal('closed'), by: By, outcome: Outcome, reason: z.string() }),
])

export type AlarmEvent = z.output<typeof AlarmEvent>
export type Raised = Extract<AlarmEvent, { what: 'raised' }>
export type By = z.output<typeof By>
