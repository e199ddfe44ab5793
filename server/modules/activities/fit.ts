import type { NewActivity } from '../../../contract/activities.ts'
import type { ActivityKind, SurrenderItem } from '../../../contract/catalog.ts'
import { fits, readAnswers } from './form.ts'

type Fault = { path: string; code: string }
export type Proof = { kind: string; uploadedBy: string }

/** What a record would be checked against: its kind, the list of items, the proof that was uploaded. */
export type Measure = {
  kind: ActivityKind
  surrender: ReadonlyMap<string, SurrenderItem>
  /** The proofs the writer may name, by id. */
  proofs: ReadonlyMap<string, Proof>
}

/** A record's answers as the form takes them, and every blank that does not fit. A draft may be unfinished. */
export function fit(activity: NewActivity, { kind, surrender, proofs }: Measure) {
  const { draft } = activity
  const { answers, faults } = readAnswers(kind, activity.answers, draft)
  const kinds = activity.evidence.map((id) => proofs.get(id)?.kind)
  return {
    answers,
    faults: [
      ...faults,
      ...asked('attendance', kind.asks.attendance, activity.attendance !== undefined, draft),
      ...asked('place', kind.asks.place, activity.place !== undefined, draft),
      ...asked('photos', kind.asks.photos, kinds.includes('photo'), draft),
      ...asked('signature', kind.asks.signature, kinds.includes('signature'), draft),
      ...(kinds.includes(undefined) ? [{ path: 'evidence', code: 'unknown' }] : []),
      ...asked('lines', kind.lines ? 'required' : 'no', activity.lines.length > 0, draft),
      ...(kind.lines ? activity.lines.flatMap((line, at) => misfit(line, at, surrender)) : []),
    ],
  }
}

function asked(
  path: string,
  asks: 'required' | 'optional' | 'no',
  given: boolean,
  draft: boolean,
): Fault[] {
  if (asks === 'no' && given) return [{ path, code: 'not_asked' }]
  if (asks === 'required' && !given && !draft) return [{ path, code: 'missing' }]
  return []
}

function misfit(
  { item, quantity }: NewActivity['lines'][number],
  at: number,
  surrender: ReadonlyMap<string, SurrenderItem>,
): Fault[] {
  const listed = surrender.get(item)
  if (!listed) return [{ path: `lines.${at}.item`, code: 'not_offered' }]
  if (fits(quantity, listed.decimals)) return []
  return [{ path: `lines.${at}.quantity`, code: listed.decimals === 0 ? 'not_int' : 'too_fine' }]
}
