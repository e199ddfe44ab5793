import { z } from 'zod'
import { type Book, readSheet } from './book.ts'

const Key = z.string().regex(/^[a-z0-9-]+$/)
/** Days before the day the demonstration is made. */
const Ago = z.number().int().min(0)
const Answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const Answers = z.record(z.string(), Answer).default({})

const Roster = z.object({
  model: Key,
  /** People of the sign-in page who take shifts, by their role; others do by their name alone. */
  accounts: z.array(z.string()).default([]),
  others: z.number().int().default(0),
  lines: z.array(
    z.object({
      shift: Key,
      from: z.string().optional(),
      to: z.string().optional(),
      weekdays: z.array(z.number()),
      place: z.string().default(''),
      /** Who takes it, counted from 0: first those with an account. */
      hands: z.array(z.number()),
      /** It rests when schools do. */
      school: z.boolean().default(false),
    }),
  ),
  swap: z.object({ from: z.number(), to: z.number(), reason: z.string() }).optional(),
  /** Why shifts of the last weeks were missed, the newest first; nothing was said of the others. */
  excuses: z.array(z.string()).default([]),
})

const Entry = z.object({ act: Key, ago: Ago, hour: z.number().default(7), answers: Answers })
const LineBook = z.object({
  model: Key,
  book: Key,
  lines: z.array(
    z.object({
      ago: Ago,
      answers: Answers,
      acts: z.array(Entry).default([]),
      /** Done again every so many days, up to yesterday. */
      often: z
        .object({ act: Key, every: z.number(), times: z.number(), answers: Answers })
        .optional(),
    }),
  ),
  stops: z.array(z.object({ ago: Ago, days: z.number(), reason: z.string() })).default([]),
})

const Checklist = z.object({
  model: Key,
  wordings: z.array(z.object({ ago: Ago, items: z.array(z.string()) })).min(1),
  looks: z.array(
    z.object({
      ago: Ago,
      /** What is not met, by its place in the list, and the note beside it. */
      notMet: z.record(z.string(), z.string()).default({}),
    }),
  ),
})

const Signal = z.object({
  model: Key,
  at: z.string(),
  winterAt: z.string().optional(),
  until: z.string().optional(),
  weekdays: z.array(z.number()),
  keptAgo: Ago,
  speaker: z
    .object({ kind: z.enum(['loudspeaker', 'drum', 'gong', 'lamps']), name: z.string() })
    .optional(),
  /** Every how many-th evening somebody's hand did it; each, where there is no device. */
  byHand: z.number().int().min(1).optional(),
})

const Pact = z.object({
  model: Key,
  partner: z.string(),
  called: z.string(),
  /** Another commune that has not answered yet. */
  asked: z.string().optional(),
  joinedAgo: Ago,
  words: z.array(
    z.object({
      ago: Ago,
      from: z.enum(['keeper', 'partner']),
      kind: z.enum(['situation', 'warning', 'joint_work', 'request']),
      text: z.string(),
    }),
  ),
})

const Version = z.object({
  text: z.string(),
  votedAgo: Ago,
  present: z.number(),
  agreed: z.number(),
  against: z.number(),
  blank: z.number().default(0),
  way: z.enum(['show_of_hands', 'ballot']).default('show_of_hands'),
  place: z.string().default(''),
  /** So many days after the vote; only where the commune is asked. */
  sent: z.number().optional(),
  recognised: z.number().optional(),
})

const Covenant = z.object({
  model: Key,
  kind: z.enum(['convention', 'covenant', 'commitment', 'rules']).optional(),
  title: z.string(),
  signers: z.number().int(),
  versions: z.array(Version).min(1),
  /** How many stand by it today, and how many let it run out. */
  signed: z.number().int().default(0),
  lapsed: z.number().int().default(0),
  /** The resident of the sign-in page signed on the phone. */
  resident: z.boolean().default(false),
  /** What stands before a signer's number where it is not a household: `Quầy số`. */
  called: z.string().optional(),
})

const SetUp = z.object({
  model: Key,
  /** Days ago on which it began; else the day the model was proposed. */
  begunAgo: Ago.optional(),
  /** How many of its steps are done; all where it does not say. */
  done: z.number().int().optional(),
  leftOut: z.record(z.string(), z.string()).default({}),
  notes: z.record(z.string(), z.string()).default({}),
  lessons: z.record(z.string(), z.string()).default({}),
})

const Judgement = z.object({
  model: Key,
  ago: Ago,
  /** Where it differs from what the evidence suggests. */
  rating: z.enum(['effective', 'average', 'poor']).optional(),
  reason: z.string(),
  met: z.record(z.string(), z.boolean()).default({}),
})
const Flag = z.object({
  model: Key,
  kind: z.enum(['silence', 'batch', 'same_text', 'same_photo', 'more_than_people', 'two_places']),
  ago: Ago,
  reply: z.string().optional(),
  settled: z.enum(['explained', 'stands']).optional(),
  because: z.string().default(''),
})
const Opinions = z.object({ model: Key, given: z.array(z.number().int().min(1).max(5)) })
const Complaint = z.object({
  model: Key,
  ago: Ago,
  text: z.string(),
  answer: z.string().optional(),
  upheld: z.boolean().default(false),
})

const Review = z.object({
  kind: z.enum(['briefing', 'interim', 'final']),
  /** Held so many days ago, or called for so many days ahead. */
  ago: Ago.optional(),
  ahead: Ago.optional(),
  since: z.number().int(),
  notes: z.string().default(''),
  decisions: z
    .array(
      z.object({
        model: Key,
        decision: z.enum(['replicate', 'keep', 'raise', 'recognise']),
        reason: z.string(),
        tasks: z
          .array(
            z.object({
              what: z.string(),
              who: z.string(),
              due: z.number().int(),
              done: z.number().int().optional(),
              note: z.string().default(''),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

const Campaign = z.object({
  model: Key,
  name: z.string(),
  target: z.number().int(),
  begunAgo: Ago,
  ahead: Ago,
  reason: z.string(),
  /** Asked by the province; else by the commune. */
  province: z.boolean().default(false),
  offers: z.array(
    z.object({
      unit: Key,
      ago: Ago,
      state: z.enum(['offered', 'accepted', 'declined', 'set_up']),
      reason: z.string().default(''),
      /** The copy that stands there. */
      copy: Key.optional(),
    }),
  ),
})

const Notice = z.object({
  model: Key,
  ago: Ago,
  title: z.string(),
  text: z.string(),
  /** Days after it was written on which it was proposed, and on which the province published it. */
  proposed: z.number().int().optional(),
  published: z.number().int().optional(),
})

const Ground = z.object({
  terrain: z.enum(['urban', 'delta', 'coast', 'midland', 'highland', 'border', 'island']),
  livelihood: z.enum([
    'farming',
    'fishing',
    'forestry',
    'craft',
    'trade',
    'industry',
    'services',
    'tourism',
  ]),
  meeting: z.boolean().default(true),
})

/** What is made up about the life of a commune's models. */
const LifeBook = z.object({
  rosters: z.array(Roster).default([]),
  books: z.array(LineBook).default([]),
  checklists: z.array(Checklist).default([]),
  signals: z.array(Signal).default([]),
  pacts: z.array(Pact).default([]),
  covenants: z.array(Covenant).default([]),
  setUps: z.array(SetUp).default([]),
  judgements: z.array(Judgement).default([]),
  flags: z.array(Flag).default([]),
  opinions: z.array(Opinions).default([]),
  complaints: z.array(Complaint).default([]),
  reviews: z.array(Review).default([]),
  campaigns: z.array(Campaign).default([]),
  notices: z.array(Notice).default([]),
  ground: z.record(Key, Ground).default({}),
})

export type LifeBook = z.output<typeof LifeBook>

/** The sheet of a commune that tells the life of its models. */
export const readLifeBook = ({ file }: Book) => readSheet(`life/${file}`, LifeBook)
