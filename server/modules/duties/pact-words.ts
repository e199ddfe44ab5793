import type { z } from 'zod'
import type { pacts } from '../../../contract/pacts.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { pactModel, partnersOf, spokenFor, standsIn, stillStands } from './pact-find.ts'
import { readPact } from './pact-read.ts'

type Told = z.output<typeof pacts.tell.input>

/** One commune tells the others of its pact something; sent twice it is said once. */
export async function tellPact(ctx: Ctx, input: Told) {
  const { keeperId, modelId, id, fromId, kind, text } = input
  const model = await pactModel(ctx, input)
  const partners = await partnersOf(ctx, input)
  const speaks = spokenFor(ctx.actor, model, partners).includes(fromId)
  if (!speaks || !standsIn(fromId, model, partners)) throw notFound('pact')
  stillStands(model)
  const made = await ctx.db
    .insertInto('duties.word')
    .values({ keeperId, id, modelId, fromId, kind, text, byId: ctx.actor.accountId })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made && !(await sameWord(ctx, input))) throw conflict('word.other_content')
  return readPact(ctx, input)
}

async function sameWord({ db }: Ctx, { keeperId, id, ...said }: Told) {
  const stored = await db
    .selectFrom('duties.word')
    .select(['modelId', 'fromId', 'kind', 'text'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    stored?.modelId === said.modelId &&
    stored.fromId === said.fromId &&
    stored.kind === said.kind &&
    stored.text === said.text
  )
}
