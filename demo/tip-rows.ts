import { createHash, randomUUID } from 'node:crypto'
import { recipientsOf } from '../sealing/key-log.ts'
import { sealWords } from '../sealing/seal.ts'
import { clocksOf } from '../server/modules/tips/clocks.ts'
import { difference } from '../server/modules/tips/counting.ts'
import { dayAfter } from '../server/modules/tips/ending.ts'
import type { House } from '../server/platform/context.ts'
import type { Counted } from '../server/platform/counted.ts'
import { monthOf, today as dayOf } from '../server/platform/days.ts'
import type { Chance } from './chance.ts'
import type { Picture } from './evidence.ts'
import type { Kept, Row } from './kept.ts'
import type { Course, Told } from './tip-book.ts'
import { minutesAfter } from './tip-moments.ts'
import { fileOf, type Held, identityOf, inTable, messagesOf } from './tip-parts.ts'

type Setting = {
  house: House
  pictures: Map<string, Picture>
  chance: Chance
  now: Date
  tied: Tied
}
/** What a tip is tied to. */
export type Tied = {
  /** The record it was typed in from. */
  batchId: string | null
  /** The tip it is about the same as. */
  joinedTo: string | null
  /** The case that took it up, and since when. */
  caseId: string | null
  takenUpAt: Date | null
  /** Its number among what came by telephone and visit. */
  registered: { year: number; number: number } | undefined
}
type Telling = { course: Course; told: Told }

/** One tip with all that hangs on it, sealed, and what it adds to the figures. */
export async function tipRows(held: Held, { course, told }: Telling, setting: Setting) {
  const { desk, id, sender } = held
  const { house, pictures } = setting
  const { text, where, when, answers } = told
  const words = { v: 1, text, where, when, answers }
  const sealed = inTable(await sealWords(words, recipientsOf(desk.standing)))
  const messages = await messagesOf(held, told.said, setting)
  const pieces = [sealed, ...messages]
  if (course.destroyed) {
    const reason = course.destroyed
    const kept: Kept = {
      'tips.certificate': [certificateOf(held, { course, told }, { reason, pieces })],
    }
    return { kept, counted: countedBy(held, { course, told }) }
  }

  const row = tipRow(held, { course, told }, setting)
  const picture = told.picture && pictures.get(told.picture.shows)
  const named = told.named && (await identityOf(held, told.named))
  const kept: Kept = {
    'tips.tip': [{ ...row, ...sealed, ...sender, keyHead: desk.standing.head, id }],
    'tips.message': messages,
    'tips.file': picture
      ? [await fileOf(house, held, { picture, name: told.picture?.name ?? picture.name })]
      : [],
    'tips.identity': named?.identity ?? [],
    'tips.identityShare': named?.shares ?? [],
    'tips.identityOpening': named?.openings ?? [],
    'tips.breach': breachesOf(held, { course, told }, setting),
  }
  return { kept, counted: countedBy(held, { course, told }) }
}

function stateOf({ course }: Telling, { moments }: Held): 'new' | 'seen' | 'in_case' | 'closed' {
  if (course.case && !moments.closedAt) return 'in_case'
  if (moments.closedAt && !moments.disputedAt) return 'closed'
  return moments.seenAt ? 'seen' : 'new'
}

function tipRow(held: Held, telling: Telling, { house, tied }: Setting) {
  const { course, told } = telling
  const { moments, desk } = held
  const state = stateOf(telling, held)
  const category = house.catalog.tips.categories.get(told.category)
  if (!category) throw new Error(`no category ${told.category}`)
  const closed = state === 'closed' ? moments.closedAt : null
  return {
    keeperId: desk.keeperId,
    category: category.id,
    urgent: course.urgent,
    channel: course.channel,
    receivedAt: moments.receivedAt.toISOString(),
    state,
    seenAt: moments.seenAt?.toISOString() ?? null,
    notifiedAt: moments.notifiedAt?.toISOString() ?? null,
    decidedAt: decidedAt(held, telling, house)?.toISOString() ?? null,
    valuable: told.valuable ?? null,
    outcome: told.outcome ?? null,
    closedAt: closed?.toISOString() ?? null,
    joinedTo: tied.joinedTo,
    caseId: tied.caseId,
    takenUpAt: tied.takenUpAt?.toISOString() ?? null,
    batchId: tied.batchId,
    registerYear: tied.registered?.year ?? null,
    registerNumber: tied.registered?.number ?? null,
    disputedAt: moments.disputedAt?.toISOString() ?? null,
    destroyOn: closed ? dayAfter(dayOf(closed.getTime()), category.keep.closed) : null,
  }
}

function decidedAt({ moments }: Held, { told }: Telling, { catalog }: House) {
  const outcome = catalog.tips.outcomes.get(told.outcome ?? '')
  if (told.outcome && !outcome) throw new Error(`no outcome ${told.outcome}`)
  return outcome?.decides ? moments.closedAt : null
}

/** Each clock that ran out before somebody kept it, as the house would have written it down. */
function breachesOf(
  held: Held,
  telling: Telling,
  { house, now, tied }: Setting,
): Row<'tips.breach'>[] {
  const { moments, desk, id, officer } = held
  const { course, told } = telling
  const { clocks, categories } = house.catalog.tips
  const running = (categories.get(told.category)?.clocks ?? []).flatMap(
    (key) => clocks.get(key) ?? [],
  )
  const facts = {
    urgent: course.urgent,
    state: stateOf(telling, held),
    receivedAt: moments.receivedAt,
    extendedTo: null,
    takenUpAt: tied.takenUpAt,
    arrivedAt: moments.forwardedAt,
    seenAt: moments.seenAt,
    passedOnAt: passedOnAt(held, told),
    notifiedAt: moments.notifiedAt,
    decidedAt: decidedAt(held, telling, house),
    disputedAt: moments.disputedAt,
    closedAt: moments.disputedAt ? null : moments.closedAt,
  }
  return clocksOf(running, facts)
    .filter(({ dueAt, keptAt }) => dueAt < (keptAt ?? now.toISOString()))
    .map(({ clock, dueAt }) => ({
      keeperId: desk.keeperId,
      tipId: id,
      clock,
      dueAt,
      toldAt: minutesAfter(new Date(dueAt), 2).toISOString(),
      answered: course.answered ?? null,
      answeredBy: course.answered ? officer : null,
    }))
}

/** A body outside was told within two hours of the first look. */
export function passedOnAt({ moments }: Held, { toBody }: Told) {
  return toBody && moments.seenAt ? minutesAfter(moments.seenAt, 95) : null
}

/** Looked at, it counts; of value, it counts as that: at the desk that has it, in the month it came. */
function countedBy({ desk, id, moments }: Held, { course, told }: Telling): Counted[] {
  const { keeperId } = desk
  const { seenAt, receivedAt } = moments
  const month = monthOf(dayOf(receivedAt.getTime()))
  const stands = { channel: course.channel, seenAt, valuable: told.valuable ?? null }
  const entries = difference(undefined, stands).map((entry) => ({ ...entry, month }))
  return [{ keeperId, source: 'tip', sourceId: id, unitId: keeperId, entries }]
}

type Destroyed = {
  reason: NonNullable<Course['destroyed']>
  pieces: { header: Buffer; payload: Buffer }[]
}

/** What is left of a tip that was destroyed: the hash of what was sealed. */
function certificateOf(
  { desk, id, officer, moments }: Held,
  { course, told }: Telling,
  { reason, pieces }: Destroyed,
): Row<'tips.certificate'> {
  const hashing = createHash('sha256')
  for (const { header, payload } of pieces) hashing.update(header).update(payload)
  return {
    keeperId: desk.keeperId,
    id: randomUUID(),
    tipId: id,
    category: told.category,
    channel: course.channel,
    reason,
    pieces: pieces.length,
    hash: hashing.digest('hex'),
    byId: officer,
    at: minutesAfter(moments.receivedAt, 9 * 24 * 60).toISOString(),
  }
}
