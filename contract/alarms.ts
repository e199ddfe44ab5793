import { z } from 'zod'
import { Circle, Outcome } from './alarm-kinds.ts'
import { endpoint } from './endpoint.ts'
import { UnitBrief } from './units.ts'
import { Cursor, Done, Flag, Id, Line, Moment, Place, Prose } from './wire.ts'

/** What a home says when the bell rings. */
export const Answer = z.enum(['coming', 'safe', 'need_help', 'not_home'])

/** Raised, answered by somebody who comes, handed over to the services, closed. */
export const AlarmState = z.enum(['raised', 'answered', 'handed_over', 'closed'])

export const SirenState = z.enum(['unknown', 'ringing', 'quiet', 'offline'])

/** The four numbers, from the settings of this house; never instead of them, always beside. */
export const Numbers = z.object({
  disaster: z.string(),
  police: z.string(),
  fire: z.string(),
  medical: z.string(),
  /** Where “Báo cháy 114” is fetched or opened. */
  fireApp: z.string(),
})

const Caller = z.object({
  name: z.string().nullable(),
  home: z.string().nullable(),
  device: z.string().nullable(),
  at: Moment,
})

const HomeThen = z.object({
  id: Id,
  name: z.string(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  answer: Answer.nullable(),
  answeredAt: Moment.nullable(),
  answeredBy: z.string().nullable(),
  /** Somebody of the home has the alarm before their eyes. */
  seenAt: Moment.nullable(),
  mine: z.boolean(),
  /** Who needs help to get out, by consent, and only while the alarm is open. */
  needs: z.array(z.string()),
  secondExit: z.boolean().nullable(),
  extinguishers: z.number(),
  /** For the reader's own team: whom to call when a home stays silent. */
  phones: z.array(z.object({ name: z.string(), phone: z.string() })),
})

const Step = z.object({
  at: Moment,
  what: z.string(),
  who: z.string().nullable(),
  detail: z.string().nullable(),
})

export const AlarmBrief = z.object({
  keeperId: Id,
  id: Id,
  team: UnitBrief,
  kind: z.string(),
  drill: z.boolean(),
  silent: z.boolean(),
  state: AlarmState,
  circle: Circle,
  raisedAt: Moment,
  closedAt: Moment.nullable(),
  outcome: Outcome.nullable(),
  homes: z.number(),
  answered: z.number(),
})

/** An alarm as those who may help see it. */
export const Alarm = AlarmBrief.extend({
  text: z.string(),
  place: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** True when the place is the home's, not the caller's own position. */
  placeOfHome: z.boolean(),
  callers: z.array(Caller),
  homeList: z.array(HomeThen),
  sirens: z.array(z.object({ id: Id, name: z.string(), state: SirenState, at: Moment.nullable() })),
  coming: z.array(
    z.object({
      name: z.string(),
      home: z.string().nullable(),
      metres: z.number().nullable(),
      at: Moment,
    }),
  ),
  nearby: z.array(
    z.object({
      id: Id,
      kind: z.enum(['fire_point', 'water']),
      name: z.string(),
      place: z.object({ lat: z.number(), lon: z.number() }),
      metres: z.number().nullable(),
    }),
  ),
  media: z.array(z.object({ id: Id, kind: z.enum(['photo', 'voice']), at: Moment })),
  history: z.array(Step),
  /** When it is carried further if nobody comes, and to whom. */
  next: z.object({ at: Moment, to: z.array(Circle) }).nullable(),
  reason: z.string(),
  numbers: Numbers,
  mayAnswer: z.boolean(),
  mayClose: z.boolean(),
  /** The reader raised it, or stands in the home that did: they may say it was a mistake. */
  mayTakeBack: z.boolean(),
})

/** How a home did in a drill, and how it did in the one before. */
const DrillHome = z.object({
  id: Id,
  name: z.string(),
  answer: Answer.nullable(),
  seconds: z.number().nullable(),
  secondsBefore: z.number().nullable(),
})

const At = { keeperId: Id, id: Id }

/** Where a photo or voice clip of an alarm is shown, to those whom the alarm concerns. */
export const alarmMediaPath = '/api/communes/:keeperId/alarms/:id/media/:mediaId'

export const alarms = {
  raise: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms',
    says: 'Raises the alarm of a household team: every home, bell and siren at once. Sent again it is the same alarm.',
    input: z.object({
      ...At,
      teamId: Id,
      kind: z.string().min(1).max(40),
      drill: z.boolean().default(false),
      /** Tells the duty only: no bell, no neighbour, nothing on the caller's own screen. */
      silent: z.boolean().default(false),
      text: Prose.max(500).default(''),
      place: Place.optional(),
    }),
    /** The alarm that rings: another's id when the team's alarm was ringing already. */
    reply: z.object({ keeperId: Id, id: Id, raisedAt: Moment, joined: z.boolean() }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/api/alarms/open',
    says: 'The open alarms that concern the reader, and the teams they may raise one for.',
    input: z.object({}),
    reply: z.object({
      alarms: z.array(AlarmBrief),
      teams: z.array(
        z.object({
          keeperId: Id,
          team: UnitBrief,
          home: z.string().nullable(),
          mayDrill: z.boolean(),
        }),
      ),
      numbers: Numbers,
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/alarms',
    says: 'Past and present alarms under a unit, newest first.',
    input: z.object({
      under: Id,
      kind: z.string().max(40).optional(),
      drill: Flag.optional(),
      after: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    reply: z.object({ alarms: z.array(AlarmBrief), next: Cursor.nullable() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/alarms/:id',
    says: 'One alarm: who called, which homes answered, which are silent, which sirens confirmed.',
    input: z.object(At),
    reply: Alarm,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/answer',
    says: 'A home, or a helper, says: coming, safe, need help, not home.',
    input: z.object({ ...At, answer: Answer, homeId: Id.optional(), place: Place.optional() }),
    reply: Done,
  }),
  seen: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/seen',
    says: 'The alarm reached a screen, or is before somebody’s eyes.',
    input: z.object({
      ...At,
      channel: z.enum(['screen', 'push']),
      what: z.enum(['delivered', 'seen']),
    }),
    reply: Done,
  }),
  say: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/words',
    says: 'Adds words to an alarm that is already out.',
    input: z.object({ ...At, text: Line.max(500) }),
    reply: Done,
  }),
  /** Sent as multipart: one part named `file`. */
  picture: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/media',
    says: 'Adds a photo or a voice clip to an alarm that is already out.',
    input: z.object({ ...At, mediaId: Id, kind: z.enum(['photo', 'voice']) }),
    reply: Done,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/mistaken',
    says: 'Whoever raised it says it was a mistake, and why; everybody who heard it is told.',
    input: z.object({ ...At, reason: Line }),
    reply: Done,
  }),
  quiet: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/quiet',
    says: 'Silences the bells and sirens; the alarm stays open.',
    input: z.object(At),
    reply: Done,
  }),
  carry: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/carry',
    says: 'Carries the alarm further at once, without waiting for the clock.',
    input: z.object({ ...At, to: Circle }),
    reply: Done,
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/hand-over',
    says: 'The services have taken over.',
    input: z.object({ ...At, to: Line }),
    reply: Done,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/communes/:keeperId/alarms/:id/close',
    says: 'Ends the alarm with what it was; the count goes to the figures.',
    input: z.object({ ...At, outcome: Outcome, reason: Prose.max(1000).default('') }),
    reply: Done,
  }),
  drillReport: endpoint({
    method: 'GET',
    path: '/api/communes/:keeperId/alarms/:id/drill',
    says: 'How each home did in a drill, beside the drill before.',
    input: z.object(At),
    reply: z.object({
      alarm: AlarmBrief,
      before: AlarmBrief.nullable(),
      homes: z.array(DrillHome),
      medianSeconds: z.number().nullable(),
      medianBefore: z.number().nullable(),
      sirens: z.array(z.object({ name: z.string(), seconds: z.number().nullable() })),
    }),
  }),
}

export type Answer = z.output<typeof Answer>
export type AlarmState = z.output<typeof AlarmState>
export type SirenState = z.output<typeof SirenState>
export type AlarmBrief = z.output<typeof AlarmBrief>
export type Alarm = z.output<typeof Alarm>
