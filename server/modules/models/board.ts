import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { inItsLife, livingModel, notInFuture } from './find.ts'
import { readModel } from './read.ts'

type NewMember = z.output<typeof models.addMember.input>
type EndOfMember = z.output<typeof models.endMember.input>

/** Writes somebody on the board or among the members; the public will see the role only. */
export async function addMember(ctx: Ctx, input: NewMember): Promise<Model> {
  const { keeperId, id, memberId, name, role, since } = input
  const model = await livingModel(ctx, input)
  const stored = await findMember(ctx, { keeperId, memberId })
  if (stored) {
    const same =
      stored.modelId === id &&
      stored.name === name &&
      stored.role === role &&
      stored.since === since
    if (!same) throw conflict('member.other_content')
    return readModel(ctx, input)
  }
  inItsLife(model, since, 'since')

  await ctx.db
    .insertInto('models.member')
    .values({ keeperId, id: memberId, modelId: id, name, role, since })
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

/** Takes somebody off the board from a day on. */
export async function endMember(ctx: Ctx, input: EndOfMember): Promise<Model> {
  const { keeperId, id, memberId, until } = input
  await livingModel(ctx, input)
  const member = await findMember(ctx, { keeperId, memberId })
  if (member?.modelId !== id) throw notFound('member')
  if (member.until === until) return readModel(ctx, input)
  if (member.until) throw conflict('member.already_ended')
  notInFuture(until, 'until')
  if (until < member.since) throw wrong('until', 'before_it_existed')

  await ctx.db
    .updateTable('models.member')
    .set({ until })
    .where('keeperId', '=', keeperId)
    .where('id', '=', memberId)
    .execute()
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}

function findMember({ db }: Ctx, { keeperId, memberId }: { keeperId: string; memberId: string }) {
  return db
    .selectFrom('models.member')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', memberId)
    .executeTakeFirst()
}
