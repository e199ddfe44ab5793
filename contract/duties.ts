import { z } from 'zod'
import { Answers } from './activities.ts'
import { endpoint } from './endpoint.ts'
import { Clock, Weekdays } from './model-works.ts'
import { Day, Done, Edition, Id, Line, Moment, Prose } from './wire.ts'

/**
 * Planned, then started, then ended with its line in the diary. Missed: its time went by and nobody began it.
 * Called off: a holiday, or somebody said so.
 */
export const ShiftState = z.enum(['planned', 'started', 'ended', 'missed', 'called_off'])

/** One asks another to take a shift; only the other's yes changes hands. */
export const SwapState = z.enum(['asked', 'agreed', 'declined', 'taken_back'])

/** Somebody who takes shifts. The name is there for those on the roster and those who keep it. */
export const Hand = z.object({
  id: Id,
  name: z.string().nullable(),
  /** They use the app themselves. */
  account: z.boolean(),
  mine: z.boolean(),
  agreed: z.boolean(),
  since: z.string(),
})

export const Rota = z.object({
  id: Id,
  shift: z.string(),
  from: z.string(),
  to: z.string(),
  weekdays: z.array(z.number()),
  place: z.string(),
  hands: z.array(Id),
  since: z.string(),
  until: z.string().nullable(),
  edition: z.number(),
})

export const Rest = z.object({ id: Id, from: z.string(), to: z.string(), reason: z.string() })

export const Swap = z.object({
  id: Id,
  from: Id,
  to: Id,
  state: SwapState,
  reason: z.string(),
  askedAt: Moment,
})

export const Shift = z.object({
  id: Id,
  rotaId: Id.nullable(),
  /** The day it begins on; one that goes past midnight belongs to this day too. */
  on: z.string(),
  shift: z.string(),
  from: z.string(),
  to: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  place: z.string(),
  state: ShiftState,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  /** What is left of a route. */
  metres: z.number().nullable(),
  /** Its line in the diary. */
  activityId: Id.nullable(),
  reason: z.string(),
  /** Fewer hands than the catalog asks for. */
  short: z.boolean(),
  turns: z.array(
    z.object({
      handId: Id,
      name: z.string().nullable(),
      mine: z.boolean(),
      came: z.boolean().nullable(),
    }),
  ),
  /** Swaps that wait for an answer. */
  swaps: z.array(Swap),
  edition: z.number(),
})

/** Where somebody on the shift was, as their phone saw it. */
const Step = z.object({
  id: Id,
  at: z.iso.datetime(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})

const Of = { keeperId: Id, modelId: Id }
const At = { ...Of, id: Id }
const models = '/api/communes/:keeperId/models/:modelId'

export const duties = {
  week: endpoint({
    method: 'GET',
    path: `${models}/shifts`,
    says: 'Seven days of shifts of a model, its hands and roster, and the shifts of the one who asks.',
    input: z.object({ ...Of, from: Day.optional() }),
    reply: z.object({
      from: z.string(),
      mayKeep: z.boolean(),
      hands: z.array(Hand),
      rota: z.array(Rota),
      rests: z.array(Rest),
      shifts: z.array(Shift),
      mine: z.array(Shift),
    }),
  }),
  people: endpoint({
    method: 'GET',
    path: `${models}/hands/people`,
    says: 'People of the place who could be asked to take shifts, for those who keep the roster.',
    input: z.object(Of),
    reply: z.object({ people: z.array(z.object({ id: Id, name: z.string() })) }),
  }),
  addHand: endpoint({
    method: 'POST',
    path: `${models}/hands`,
    says: 'Asks somebody to take shifts, or writes down one without the app who said yes.',
    input: z
      .object({
        ...At,
        accountId: Id.optional(),
        name: Line.max(120).optional(),
        agreed: z.boolean().default(false),
      })
      .refine(({ accountId, name }) => (accountId === undefined) !== (name === undefined), {
        path: ['name'],
        message: 'missing',
      }),
    reply: Hand,
  }),
  answerHand: endpoint({
    method: 'POST',
    path: `${models}/hands/:id/answer`,
    says: 'Somebody who was asked says whether they take shifts.',
    input: z.object({ ...At, yes: z.boolean() }),
    reply: Done,
  }),
  endHand: endpoint({
    method: 'POST',
    path: `${models}/hands/:id/end`,
    says: 'Somebody takes no more shifts: what was planned for them is free again.',
    input: z.object(At),
    reply: Done,
  }),
  keepRota: endpoint({
    method: 'POST',
    path: `${models}/rota`,
    says: 'Writes or changes a line of the roster; shifts that have not begun follow it.',
    input: z.object({
      ...At,
      /** Left out for a new line. */
      edition: Edition.optional(),
      shift: z.string().max(60),
      from: Clock,
      to: Clock,
      weekdays: Weekdays,
      place: z.string().trim().normalize('NFC').max(200).default(''),
      hands: z.array(Id).max(60).default([]),
      since: Day,
      until: Day.nullable().default(null),
    }),
    reply: Rota,
  }),
  rest: endpoint({
    method: 'POST',
    path: `${models}/rests`,
    says: 'No shifts from one day to another: a school holiday, a festival.',
    input: z.object({ ...At, from: Day, to: Day, reason: Line }),
    reply: Rest,
  }),
  liftRest: endpoint({
    method: 'POST',
    path: `${models}/rests/:id/lift`,
    says: 'There are shifts on those days after all.',
    input: z.object(At),
    reply: Done,
  }),
  assign: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/assign`,
    says: 'Says who takes one shift, on this day alone.',
    input: z.object({ ...At, edition: Edition, hands: z.array(Id).max(60) }),
    reply: Shift,
  }),
  callOff: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/call-off`,
    says: 'Calls one shift off, with the reason.',
    input: z.object({ ...At, edition: Edition, reason: Line }),
    reply: Shift,
  }),
  start: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/start`,
    says: 'A shift begins, from half an hour before its time.',
    input: z.object({ ...At, at: z.iso.datetime().optional() }),
    reply: Shift,
  }),
  end: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/end`,
    says: 'A shift is over: who came, and its line in the diary. Its route is forgotten.',
    input: z.object({
      ...At,
      at: z.iso.datetime().optional(),
      came: z.array(Id).min(1).max(60),
      answers: Answers.default({}),
      summary: Prose.max(2000).default(''),
    }),
    reply: Shift,
  }),
  excuse: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/excuse`,
    says: 'Says why a shift was missed.',
    input: z.object({ ...At, edition: Edition, reason: Line }),
    reply: Shift,
  }),
  askSwap: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/swaps`,
    says: 'Asks another hand to take one’s shift.',
    input: z.object({
      ...At,
      swapId: Id,
      to: Id,
      reason: z.string().trim().normalize('NFC').max(200).default(''),
    }),
    reply: Shift,
  }),
  answerSwap: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/swaps/:swapId/answer`,
    says: 'The one who is asked agrees or declines; the one who asked takes it back.',
    input: z.object({ ...At, swapId: Id, answer: SwapState.exclude(['asked']) }),
    reply: Shift,
  }),
  walk: endpoint({
    method: 'POST',
    path: `${models}/shifts/:id/route`,
    says: 'Where somebody on a started patrol has been; refused at any other time.',
    input: z.object({ ...At, walked: z.array(Step).min(1).max(2000) }),
    reply: z.object({ kept: z.number() }),
  }),
  route: endpoint({
    method: 'GET',
    path: `${models}/shifts/:id/route`,
    says: 'The route of a started patrol, for those on it and nobody else.',
    input: z.object(At),
    reply: z.object({
      walks: z.array(
        z.object({
          who: z.string(),
          mine: z.boolean(),
          steps: z.array(z.object({ at: Moment, lat: z.number(), lon: z.number() })),
        }),
      ),
    }),
  }),
}

export type Shift = z.output<typeof Shift>
export type Hand = z.output<typeof Hand>
export type Rota = z.output<typeof Rota>
export type Rest = z.output<typeof Rest>
