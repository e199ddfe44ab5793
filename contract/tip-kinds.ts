import { z } from 'zod'
import { Source } from './catalog.ts'
import { endpoint } from './endpoint.ts'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const IndicatorKey = z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/)
const Version = z.number().int().min(1)

/** What a tip may be about. Opinion, belief and lawful assembly are never categories (design §9). */
export const TipCategory = z.object({
  id: Key,
  version: Version,
  name: Words,
  /** What belongs here, in a sender's words. */
  says: Words,
  group: z.enum([
    'crime',
    'fire',
    'traffic',
    'fraud',
    'violence',
    'drugs',
    'weapons',
    'child_safety',
    'environment',
  ]),
  /** What helps whoever receives it: asked beside the free text, never required. */
  asks: z.array(Words).max(5),
  /** The kind of alarm and the number to call when somebody is in danger now. */
  danger: z.object({ alarm: Key, call: z.enum(['disaster', 'police', 'fire', 'medical']) }),
  /** Bodies it may be forwarded to, the usual one first; from tip-bodies.yaml. */
  goesTo: z.array(Key).min(1),
  /** Clocks that run from its receipt; from tip-clocks.yaml. */
  clocks: z.array(Key).min(1),
  /** Months it is kept after closing, and when nobody ever made a case of it. */
  keep: z.object({ closed: z.number().int().min(1), idle: z.number().int().min(1) }),
  rests_on: z.array(Source).min(1),
  unverified: z.array(Words).default([]),
})

/** A deadline that runs from the receipt of a tip. */
export const TipClock = z.object({
  id: Key,
  version: Version,
  name: Words,
  says: Words,
  /** What stops it: first look, forwarding or case, notice to the procuracy, decision. */
  until: z.enum(['seen', 'taken_up', 'notified', 'decided']),
  /** Minutes it lasts, and when somebody may be in danger. */
  minutes: z.number().int().min(1),
  urgentMinutes: z.number().int().min(1).optional(),
  /** It may be lengthened once to so many minutes by decision. */
  extendedMinutes: z.number().int().min(1).optional(),
  /** Reminded so many minutes before it runs out. */
  remindMinutes: z.number().int().min(1),
  rests_on: z.array(Source).min(1),
})

/** A body a tip may be forwarded to. `desk`: it receives in this system; otherwise on paper. */
export const TipBody = z.object({
  id: Key,
  name: Words,
  desk: z.enum(['same', 'above', 'none']),
  rests_on: z.array(Source).default([]),
})

/** How a tip or a case ended, from a fixed list; `toSender` is said to whoever sent it, in plain words. */
export const CaseOutcome = z.object({
  id: Key,
  version: Version,
  name: Words,
  toSender: Words,
  /** What is suggested: was the tip of value? The officer decides. */
  valuable: z.boolean(),
  /** What a case closed so adds to the figures, besides the tips of value. */
  counts: z.array(IndicatorKey),
  /** Whether a tip may end so without a case. */
  withoutCase: z.boolean(),
  /** Ends the statutory clocks by law: prosecuted, not prosecuted, suspended. */
  decides: z.boolean(),
  rests_on: z.array(Source).default([]),
})

/** A thing done in a case. */
export const CaseStepKind = z.object({ id: Key, name: Words, says: Words })

/** Why an identity is asked to be opened: a fixed list, shown to the sender. */
export const OpeningReason = z.object({ id: Key, name: Words })

/** Why a tip goes elsewhere: a fixed list. `conflict`: somebody at this desk is named in it, or their kin. */
export const TransferReason = z.object({ id: Key, name: Words, conflict: z.boolean() })

export type TipCategory = z.output<typeof TipCategory>
export type TipClock = z.output<typeof TipClock>
export type TipBody = z.output<typeof TipBody>
export type CaseOutcome = z.output<typeof CaseOutcome>
export type CaseStepKind = z.output<typeof CaseStepKind>
export type OpeningReason = z.output<typeof OpeningReason>
export type TransferReason = z.output<typeof TransferReason>

export const tipKinds = {
  read: endpoint({
    method: 'GET',
    path: '/api/catalog/tips',
    says: 'What tips may be about, their clocks, bodies they go to, and how cases go and end.',
    input: z.object({}),
    reply: z.object({
      categories: z.array(TipCategory),
      clocks: z.array(TipClock),
      bodies: z.array(TipBody),
      outcomes: z.array(CaseOutcome),
      steps: z.array(CaseStepKind),
      openingReasons: z.array(OpeningReason),
      transferReasons: z.array(TransferReason),
    }),
  }),
}
