import type { z } from 'zod'
import type { Activity, activities } from '../../../contract/activities.ts'
import type { ActivityKind } from '../../../contract/catalog.ts'
import type { Place } from '../../../contract/wire.ts'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import type { Answers } from '../../ui/CatalogForm.tsx'
import type { Photo } from '../../ui/PhotoField.tsx'
import type { HandedIn } from '../../ui/SurrenderLines.tsx'

/** What stands on the form while it is being written. */
export type Entry = {
  id: string
  on: string
  attendance: number | undefined
  summary: string
  answers: Answers
  lines: HandedIn[]
  place: Place | undefined
  photos: Photo[]
  signature: Photo | undefined
}

export type Sending = z.input<typeof activities.submit.input>
export type Faults = Record<string, string>

/** An empty line of what was handed in. */
export function blankLine(): HandedIn {
  return { key: uuid7(), item: '', quantity: undefined }
}

export function blankEntry(): Entry {
  return {
    id: uuid7(),
    on: today(),
    attendance: undefined,
    summary: '',
    answers: {},
    lines: [],
    place: undefined,
    photos: [],
    signature: undefined,
  }
}

/** A record put back on the form, to be finished, mended or corrected. */
export function entryOf(record: Activity, id: string): Entry {
  const { keeperId, on, attendance, summary, answers, lines, place, evidence } = record
  const kept = evidence.map(({ id, kind }): Photo => ({ keeperId, id, kind, sent: true }))
  return {
    id,
    on,
    attendance: attendance ?? undefined,
    summary,
    answers,
    lines: lines.map(({ item, quantity }) => ({ key: uuid7(), item, quantity })),
    place: place ?? undefined,
    photos: kept.filter(({ kind }) => kind === 'photo'),
    signature: kept.find(({ kind }) => kind === 'signature'),
  }
}

/** The record as it is sent: only what its kind asks for. */
export function sendingOf(
  { id, on, attendance, summary, answers, lines, place, photos, signature }: Entry,
  { kind, keeperId, modelId }: { kind: ActivityKind; keeperId: string; modelId: string },
): Sending {
  const { asks } = kind
  return {
    keeperId,
    id,
    modelId,
    kind: kind.id,
    on,
    summary: summary.trim(),
    answers,
    lines: lines.flatMap(({ item, quantity }) =>
      item && quantity !== undefined ? [{ item, quantity }] : [],
    ),
    evidence: [
      ...(asks.photos === 'no' ? [] : photos.map((photo) => photo.id)),
      ...(signature && asks.signature !== 'no' ? [signature.id] : []),
    ],
    ...(attendance !== undefined && asks.attendance !== 'no' ? { attendance } : {}),
    ...(place && asks.place !== 'no' ? { place } : {}),
  }
}

/** What is missing or cannot be, blank by blank, in the codes the server would use. */
export function faultsOf(entry: Entry, kind: ActivityKind, now = today()): Faults {
  const { asks } = kind
  const missing: [path: string, is: boolean][] = [
    ['on', entry.on === ''],
    ['attendance', asks.attendance === 'required' && entry.attendance === undefined],
    ...kind.fields.map(({ name, required }): [string, boolean] => [
      `answers.${name}`,
      required && entry.answers[name] === undefined,
    ]),
    ['lines', kind.lines !== undefined && entry.lines.length === 0],
    ...entry.lines.flatMap(({ item, quantity }, at): [string, boolean][] => [
      [`lines.${at}.item`, item === ''],
      [`lines.${at}.quantity`, quantity === undefined],
    ]),
    ['place', asks.place === 'required' && !entry.place],
    ['photos', asks.photos === 'required' && entry.photos.length === 0],
    ['signature', asks.signature === 'required' && !entry.signature],
  ]
  return {
    ...Object.fromEntries(missing.filter(([, is]) => is).map(([path]) => [path, 'missing'])),
    ...(entry.on > now ? { on: 'day_in_future' } : {}),
    ...outOfBounds(entry, kind),
  }
}

function outOfBounds({ answers }: Entry, { fields }: ActivityKind): Faults {
  const found = fields.flatMap(({ name, min, max }): [string, string][] => {
    const answer = answers[name]
    if (typeof answer !== 'number') return []
    if (min !== undefined && answer < min) return [[`answers.${name}`, 'too_small']]
    if (max !== undefined && answer > max) return [[`answers.${name}`, 'too_big']]
    return []
  })
  return Object.fromEntries(found)
}

/** Does the kind ask for its own text already? Then a summary beside it is one blank too many. */
export function asksSummary({ fields }: ActivityKind) {
  return !fields.some(({ kind, required }) => kind === 'prose' && required)
}
