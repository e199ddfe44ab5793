import { z } from 'zod'
import { Words } from './wire.ts'

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** How it ended. A drill ends as a drill. */
export const Outcome = z.enum(['handled_by_team', 'needed_services', 'false_alarm', 'drill'])

/** To whom an alarm has been carried so far, nearest first. */
export const Circle = z.enum([
  'team',
  'neighbours',
  'village_head',
  'security_team',
  'police',
  'call',
])

/** A kind of alarm: what it says, how it sounds, how far and how fast it is carried, what it counts. */
export const AlarmKind = z.object({
  id: Key,
  version: z.number().int().min(1),
  name: Words,
  /** What a screen, a push or an SMS says first. */
  calls: Words,
  /** What to do in the first minute, in order; shown under the number to call. */
  first: z.array(Words).min(1),
  /** Which of the four numbers belongs to it. */
  number: z.enum(['disaster', 'police', 'fire', 'medical']),
  icon: z.enum(['fire', 'door', 'hand', 'heart', 'wave', 'boat', 'person', 'bell']),
  /** The pattern bells and screens sound: seconds on and off. */
  tone: z.array(z.number().min(0.1).max(10)).min(2),
  /** Whether bells and sirens ring; violence at home may be worse for a siren. */
  rings: z.boolean(),
  /** Whether the place's public feed tells of it: never a home, never a person. */
  public: z.boolean(),
  /** Seconds of silence after which it is carried further: nobody has said that they come. */
  carries: z
    .array(z.object({ after: z.number().int().min(0).max(3600), to: z.array(Circle).min(1) }))
    .min(1),
  /** Seconds between repeats to those who have not answered, and how many there are. */
  repeats: z.object({ every: z.number().int().min(10), most: z.number().int().min(0).max(20) }),
  /** What a closed alarm of this kind adds to the figures, by how it ended. */
  counts: z.array(z.object({ outcome: Outcome, indicator: z.string() })),
  /** Common Alerting Protocol 1.2, its own words. */
  cap: z.object({
    category: z.enum([
      'Geo',
      'Met',
      'Safety',
      'Security',
      'Rescue',
      'Fire',
      'Health',
      'Env',
      'Transport',
      'Infra',
      'CBRNE',
      'Other',
    ]),
    responseType: z.enum([
      'Shelter',
      'Evacuate',
      'Prepare',
      'Execute',
      'Avoid',
      'Monitor',
      'Assess',
    ]),
    urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
    severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']),
    certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  }),
  unverified: z.array(Words).default([]),
})

/** How many homes a team may have, where: the nation's rule and what a province set for itself. */
export const TeamSize = z.object({
  id: z.union([z.literal('nation'), z.string().regex(/^\d{2}$/)]),
  min: z.number().int().min(2),
  max: z.number().int().max(60),
  source: Words,
})

export type AlarmKind = z.output<typeof AlarmKind>
export type TeamSize = z.output<typeof TeamSize>
export type Outcome = z.output<typeof Outcome>
export type Circle = z.output<typeof Circle>
