import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { livingModel, modelAtHome, notInFuture } from './find.ts'
import { mayChange } from './policy.ts'
import { readModel } from './read.ts'

type Received = z.output<typeof models.receive.input>
type Struck = z.output<typeof models.strike.input>

/** Writes a contribution on the published list; without a name it is “người dân”. */
export async function receive(ctx: Ctx, input: Received): Promise<Model> {
  const { keeperId, id, contributionId, gave, on } = input
  await livingModel(ctx, input)
  notInFuture(on, 'on')
  const given = { giver: input.giver ?? null, gave, cash: input.cash ?? null, onDay: on }

  const written = await ctx.db
    .insertInto('models.contribution')
    .values({ keeperId, id: contributionId, modelId: id, ...given })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written && !(await sameGift(ctx, input, given))) throw conflict('contribution.other_content')
  if (written) await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** Strikes a contribution entered by mistake; struck twice it is simply gone. */
export async function strike(ctx: Ctx, input: Struck) {
  const { keeperId, id, contributionId } = input
  await modelAtHome(ctx, input, (path) => mayChange(ctx.actor, path))
  await ctx.db
    .deleteFrom('models.contribution')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .where('id', '=', contributionId)
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return { done: true as const }
}

type Gift = { giver: string | null; gave: string; cash: number | null; onDay: string }

async function sameGift({ db }: Ctx, { keeperId, id, contributionId }: Received, gift: Gift) {
  const stored = await db
    .selectFrom('models.contribution')
    .select(['modelId', 'giver', 'gave', 'cash', 'onDay'])
    .where('keeperId', '=', keeperId)
    .where('id', '=', contributionId)
    .executeTakeFirst()
  return (
    stored?.modelId === id &&
    stored.giver === gift.giver &&
    stored.gave === gift.gave &&
    stored.cash === gift.cash &&
    stored.onDay === gift.onDay
  )
}
