import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { postOf, posts } from './held-posts.ts'
import { letIn } from './sessions.ts'

/** The people of the demonstration workspace, by their first post; outside it there are none. */
export async function demoPeople(ctx: OpenCtx) {
  if (!ctx.house.config.demonstration) return []
  const held = await posts(ctx)
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .leftJoin('units.unit as above', (join) =>
      join
        .on('above.kind', '=', 'province')
        .on(sql<boolean>`starts_with(u.path || '/', above.path || '/')`),
    )
    .select(['a.name as person', 'above.name as province'])
    .where('a.demonstration', '=', true)
    .where('a.closedAt', 'is', null)
    .where('p.until', 'is', null)
    .orderBy('a.madeAt')
    .orderBy('p.id')
    .execute()
  const first = new Map(held.toReversed().map((post) => [post.accountId, post]))
  return [...first.values()].toReversed().map((post) => {
    const { role, unit } = postOf(post)
    return {
      accountId: post.accountId,
      name: post.person,
      role,
      unit,
      province: post.province ?? '',
    }
  })
}

/** One click in, as a person of the demonstration. */
export async function signInToDemonstration(
  ctx: OpenCtx,
  { accountId }: { accountId: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (!ctx.house.config.demonstration) throw notFound('account')
  const account = await ctx.db
    .selectFrom('accounts.account')
    .select(['id', 'keeperId'])
    .where('id', '=', accountId)
    .where('demonstration', '=', true)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  if (!account) throw notFound('account')
  return letIn(ctx, { account, strength: 'demonstration' }, request, reply)
}
