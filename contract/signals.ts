import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Clock, Weekdays } from './model-works.ts'
import { Day, Done, Edition, Id, Line, Moment } from './wire.ts'

export const SpeakerKind = z.enum(['loudspeaker', 'drum', 'gong', 'lamps'])

/** A loudspeaker, drum, gong or lamp switch that plays the evening signal by itself. */
export const Speaker = z.object({
  id: Id,
  kind: SpeakerKind,
  name: z.string(),
  online: z.boolean(),
  seenAt: Moment.nullable(),
})

/** When the evening signal of a model sounds. */
export const EveningSignal = z.object({
  id: Id,
  at: Clock,
  winterAt: Clock.nullable(),
  until: Clock.nullable(),
  weekdays: z.array(z.number()),
  /** The last day of a pause: it sounds again on the next. */
  pausedUntil: z.string().nullable(),
  edition: z.number(),
})

/**
 * How an evening went: a speaker said that it played; somebody did it by hand; it was sent and no speaker
 * answered; nothing went out; or nothing was to sound.
 */
export const EveningState = z.enum(['played', 'by_hand', 'unanswered', 'silent', 'rest'])

const Of = { keeperId: Id, modelId: Id }
const path = '/api/communes/:keeperId/models/:modelId/signal'

const Card = z.object({
  username: z.string(),
  password: z.string(),
  /** What the QR says: where the broker is, the name, the password, the topics. */
  card: z.string(),
})

export const SignalPage = z.object({
  signal: EveningSignal.nullable(),
  /** The next evenings on which it sounds. */
  next: z.array(z.object({ on: z.string(), at: Moment })),
  /** The last thirty evenings, newest first. */
  evenings: z.array(z.object({ on: z.string(), state: EveningState, at: Moment.nullable() })),
  speakers: z.array(Speaker),
  mayKeep: z.boolean(),
  /** Somebody may say that it was done by hand this evening. */
  mayStrike: z.boolean(),
})

export const signals = {
  read: endpoint({
    method: 'GET',
    path,
    says: 'The evening signal of a model: when it sounds next, how the last evenings went, what plays it.',
    input: z.object(Of),
    reply: SignalPage,
  }),
  keep: endpoint({
    method: 'POST',
    path,
    says: 'Sets when the signal sounds: its time, in winter, until when, on which days of the week.',
    input: z.object({
      ...Of,
      id: Id,
      /** Missing for the first time. */
      edition: Edition.optional(),
      at: Clock,
      winterAt: Clock.optional(),
      until: Clock.optional(),
      weekdays: Weekdays,
    }),
    reply: SignalPage,
  }),
  pause: endpoint({
    method: 'POST',
    path: `${path}/pause`,
    says: 'Nothing sounds up to a day, that day included; without a day it sounds again.',
    input: z.object({ ...Of, edition: Edition, until: Day.nullable() }),
    reply: SignalPage,
  }),
  end: endpoint({
    method: 'POST',
    path: `${path}/end`,
    says: 'Ends the signal; what was played stays in the diary.',
    input: z.object({ ...Of, edition: Edition }),
    reply: SignalPage,
  }),
  byHand: endpoint({
    method: 'POST',
    path: `${path}/by-hand`,
    says: 'Somebody beat it themselves this evening; it counts like one that was played.',
    input: z.object({ ...Of, on: Day }),
    reply: SignalPage,
  }),
  enrol: endpoint({
    method: 'POST',
    path: `${path}/speakers`,
    says: 'Enrols a speaker: its own name and password, told this once, as text and as a QR.',
    input: z.object({ ...Of, id: Id, kind: SpeakerKind, name: Line.max(60) }),
    reply: Card,
  }),
  renew: endpoint({
    method: 'POST',
    path: `${path}/speakers/:id/renew`,
    says: 'Gives a speaker a new password; the old one opens nothing from now on.',
    input: z.object({ ...Of, id: Id }),
    reply: Card,
  }),
  retire: endpoint({
    method: 'DELETE',
    path: `${path}/speakers/:id`,
    says: 'Takes a speaker out of use.',
    input: z.object({ ...Of, id: Id }),
    reply: Done,
  }),
}

export type SignalPage = z.output<typeof SignalPage>
export type EveningSignal = z.output<typeof EveningSignal>
export type EveningState = z.output<typeof EveningState>
export type Speaker = z.output<typeof Speaker>
export type SpeakerKind = z.output<typeof SpeakerKind>
