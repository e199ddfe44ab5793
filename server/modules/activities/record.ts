import { sql } from 'kysely'
import type { NewActivity } from '../../../contract/activities.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, Refusal } from '../../platform/errors.ts'
import type { Asked, Shared } from '../../platform/http.ts'
import { modelsForDiary } from '../models/module.ts'
import type { Proof } from './fit.ts'
import { prepare, type Prepared } from './prepare.ts'
import { announceWritten, insertNew, keyOf, proofsNamed, sameContent } from './write.ts'

type Writing = Pick<Ctx, 'db' | 'house'>
type Answer = Pick<Prepared, 'keeperId' | 'id' | 'state'>

/**
 * Writes what many phones send at once: each is answered or refused alone. All that must be known is
 * asked in one flight, all that must be written goes in another.
 */
export async function record(ctx: Writing, asked: Asked<NewActivity>[]): Promise<Shared<Answer>> {
  const inputs = asked.map(({ input }) => input)
  const [models, named, stored] = await Promise.all([
    modelsForDiary(ctx, inputs),
    proofsNamed(ctx, inputs),
    storedLike(ctx, inputs),
  ])
  const fresh = new Map<string, Prepared>()

  const answers = asked.map(({ actor, input }, at): Answer | Refusal => {
    const mine = named.filter((proof) => proof.uploadedBy === actor.accountId)
    const proofs = proofsIn(mine, input.keeperId)
    const row = weigh({ house: ctx.house, actor, input, model: models[at], proofs })
    const key = keyOf(input)
    const there = stored.get(key) ?? fresh.get(key)
    if (there) return again({ actor, input }, row, there)
    if (row instanceof Refusal) return row
    fresh.set(key, row)
    return answer(row)
  })
  // Whoever wrote one of them since we looked makes the statement fail: all is undone and weighed again.
  const rows = [...fresh.values()]
  return { answers, written: Promise.all([insertNew(ctx, rows), announceWritten(ctx, rows)]) }
}

function weigh(given: Parameters<typeof prepare>[0]) {
  try {
    return prepare(given)
  } catch (reason) {
    if (reason instanceof Refusal) return reason
    throw reason
  }
}

function answer({ keeperId, id, state }: Answer): Answer {
  return { keeperId, id, state }
}

/** Answers a record that is there already as the first time, even if it would be refused by now. */
function again(
  { actor, input }: Asked<NewActivity>,
  row: Prepared | Refusal,
  stored: Omit<Prepared, 'state'> & Answer,
): Answer | Refusal {
  const said = row instanceof Refusal ? asWritten(input, actor.accountId) : row
  const same = sameContent(said, stored) && (input.draft || stored.state !== 'draft')
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

async function storedLike({ db }: Writing, inputs: NewActivity[]) {
  // One by one through the key: a plan made while the diary was empty would read it whole for each batch.
  const { rows } = await sql<Omit<Prepared, 'state'> & Answer>`
    select a.* from unnest(${inputs.map(({ keeperId }) => keeperId)}::uuid[], ${inputs.map(({ id }) => id)}::uuid[])
                    as asked(keeper_id, id)
     cross join lateral (select * from activities.activity a
                          where a.keeper_id = asked.keeper_id and a.id = asked.id limit 1) a`.execute(
    db,
  )
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
