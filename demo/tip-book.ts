import { z } from 'zod'
import { codeIn } from '../sealing/receipt.ts'
import { type Book, readSheet } from './book.ts'

const Key = z.string().regex(/^[a-z0-9-]+$/)
const Range = z.tuple([z.number(), z.number()])
const Why = z.enum(['many_at_once', 'nobody_on_duty', 'power_or_network', 'needed_more_checking'])

/** How it goes with one tip in every commune: when it came, who looked when, how it ended. */
const Course = z.object({
  key: Key,
  channel: z.enum(['door', 'app', 'box', 'meeting', 'hotline', 'visit']),
  /** Minutes or days before the demonstration is made. */
  ago: z.union([z.object({ minutes: Range }), z.object({ days: Range })]),
  urgent: z.boolean().default(false),
  /** Minutes until somebody looked; nobody has where it is not said. */
  look: Range.optional(),
  /** Hours until the procuracy was told. */
  notified: Range.optional(),
  case: z.enum(['open', 'late', 'closed']).optional(),
  /** Days until it was closed. */
  closed: Range.optional(),
  /** Days before today on which its sender disputed that. */
  disputed: Range.optional(),
  /** Minutes until it went to the desk above. */
  forwarded: Range.optional(),
  /** The tip that is about the same. */
  joins: Key.optional(),
  /** The record of the box or meeting it came out of. */
  record: Key.optional(),
  /** The sender keeps the receipt that a visitor may try. */
  tryIt: z.boolean().default(false),
  destroyed: z.enum(['schedule', 'asked_by_sender']).optional(),
  /** What somebody said of the clocks that ran out. */
  answered: Why.optional(),
})

const Said = z.object({
  by: z.enum(['sender', 'desk', 'note']),
  text: z.string(),
  /** Said with the dispute, after the tip was closed. */
  later: z.boolean().default(false),
})

/** What a tip says and is answered. */
const Told = z.object({
  category: Key,
  text: z.string(),
  where: z.string().default(''),
  when: z.string().default(''),
  answers: z.array(z.string()).default([]),
  said: z.array(Said).default([]),
  valuable: z.boolean().optional(),
  outcome: Key.optional(),
  named: z.object({ name: z.string(), contact: z.string(), asked: Key.optional() }).optional(),
  picture: z.object({ shows: Key, name: z.string() }).optional(),
  toBody: Key.optional(),
  reason: Key.optional(),
})

const Step = z.object({ kind: Key, after: z.number(), note: z.string().optional() })

const CaseTold = z.object({
  category: Key,
  summary: z.string(),
  steps: z.array(Step).min(1),
  outcome: Key.optional(),
  valuable: z.boolean().optional(),
})

const HandedIn = z.object({
  at: Key,
  ago: Range,
  how: z.enum(['handed-in', 'found', 'dug-up']),
  lines: z
    .array(
      z.object({
        item: Key,
        quantity: z.number(),
        mark: z.string().default(''),
        condition: z.string().default(''),
      }),
    )
    .min(1),
  remarks: z.string().default(''),
  deliverer: z.object({ name: z.string(), bornOn: z.iso.date(), address: z.string() }).optional(),
  /** Steps of custody after it was received, and who took it. */
  custody: z
    .array(
      z.object({
        step: z.enum(['checked', 'sealed_up', 'handed_over', 'destroyed']),
        after: z.number(),
        takenBy: z.string(),
        toBody: z.string().optional(),
      }),
    )
    .default([]),
})

const TipBook = z.object({
  /** The receipt code of the tip a visitor may look up. */
  code: z.string().transform((code, check) => {
    const digits = codeIn(code)
    if (!digits) check.addIssue('not a receipt code')
    return digits ?? ''
  }),
  /** Two letter boxes: the unit, and where exactly each hangs. */
  boxes: z.tuple([
    z.object({ at: Key, place: z.string() }),
    z.object({ at: Key, place: z.string() }),
  ]),
  /** Where the villagers met over slips, and how many came. */
  meeting: z.object({ at: Key, attendance: z.number().int(), remarks: z.string() }),
  tips: z.record(Key, Told),
  cases: z.object({ open: CaseTold, late: CaseTold, closed: CaseTold }),
  handedIn: z.array(HandedIn).length(3),
})

export type Course = z.output<typeof Course>
export type Told = z.output<typeof Told>
export type CaseTold = z.output<typeof CaseTold>
export type TipBook = z.output<typeof TipBook>

/** The ways tips go, the same in every commune. */
export const readCourses = () => readSheet('words/courses.yaml', z.array(Course))

/** What is told to the desk of a commune. */
export const readTipBook = ({ file }: Book) => readSheet(`tips/${file}`, TipBook)
