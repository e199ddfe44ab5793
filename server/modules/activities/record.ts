import type { NewActivity } from '../../../contract/activities.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, Refusal } from '../../platform/errors.ts'
import type { Asked } from '../../platform/http.ts'
import { modelsForDiary } from '../models/module.ts'
import type { Proof } from './fit.ts'
import { prepare, type Prepared } from './prepare.ts'
import { announceWritten, insertAll, keyOf, proofsNamed, sameContent } from './write.ts'

type Writing = Pick<Ctx, 'db' | 'house'>
type Answer = Pick<Prepared, 'keeperId' | 'id' | 'state'>

/** Writes what many phones send at once: each is answered or refused alone, all with a few statements. */
export async function record(ctx: Writing, asked: Asked<NewActivity>[]) {
  const inputs = asked.map(({ input }) => input)
  const models = await modelsForDiary(ctx, inputs)
  const named = await proofsNamed(ctx, inputs)

  const weighed = asked.map(({ actor, input }, at) => {
    const mine = named.filter((proof) => proof.uploadedBy === actor.accountId)
    const proofs = proofsIn(mine, input.keeperId)
    try {
      return prepare({ house: ctx.house, actor, input, model: models[at], proofs })
    } catch (reason) {
      if (reason instanceof Refusal) return reason
      throw reason
    }
  })
  const fresh = await insertAll(ctx, weighed.filter(isPrepared))

  // Twice in one batch: the first is written, the second is compared with it.
  const written = weighed.filter(isPrepared).filter((row) => fresh.delete(keyOf(row)))
  await announceWritten(ctx, written)
  const stored = await storedLike(
    ctx,
    asked.filter((_, at) => !isWritten(weighed[at], written)),
  )
  return asked.map((each, at): Answer | Refusal => {
    const row = weighed[at]
    if (isWritten(row, written)) return answer(row)
    return again(each, row, stored.get(keyOf(each.input)))
  })
}

function isPrepared(row: Prepared | Refusal | undefined): row is Prepared {
  return row !== undefined && !(row instanceof Refusal)
}

function isWritten(row: Prepared | Refusal | undefined, written: Prepared[]): row is Prepared {
  return isPrepared(row) && written.includes(row)
}

function answer({ keeperId, id, state }: Answer): Answer {
  return { keeperId, id, state }
}

/** Answers a record that is there already as the first time, even if it would be refused by now. */
function again(
  { actor, input }: Asked<NewActivity>,
  row: Prepared | Refusal | undefined,
  stored: (Omit<Prepared, 'state'> & Answer) | undefined,
): Answer | Refusal {
  const said = isPrepared(row) ? row : asWritten(input, actor.accountId)
  const same = stored && sameContent(said, stored) && (input.draft || stored.state !== 'draft')
  if (same) return answer(stored)
  return row instanceof Refusal ? row : conflict('activity.other_content')
}

function asWritten(input: NewActivity, writtenBy: string) {
  const { on, attendance, place, draft: _, ...rest } = input
  return {
    ...rest,
    onDay: on,
    attendance: attendance ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    writtenBy,
  }
}

async function storedLike({ db }: Writing, asked: Asked<NewActivity>[]) {
  if (asked.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('activities.activity')
    .selectAll()
    .where('keeperId', 'in', [...new Set(asked.map(({ input }) => input.keeperId))])
    .where(
      'id',
      'in',
      asked.map(({ input }) => input.id),
    )
    .$castTo<Omit<Prepared, 'state'> & Answer>()
    .execute()
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** Those proofs that lie in one commune's books, by id. */
export function proofsIn(
  proofs: (Proof & { keeperId: string; id: string })[],
  keeperId: string,
): Map<string, Proof> {
  return new Map(
    proofs.filter((proof) => proof.keeperId === keeperId).map((proof) => [proof.id, proof]),
  )
}
