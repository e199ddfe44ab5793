import type { accounts } from '../../../contract/accounts.ts'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { postOf, posts } from './held-posts.ts'

type Change = z.output<typeof accounts.changeMe.input>

/** Who is signed in: their posts, and what they may do as strongly as they came in. */
export async function me(ctx: Ctx) {
  const { db, actor } = ctx
  const account = await db
    .selectFrom('accounts.account')
    .select([
      'id',
      'name',
      'username',
      'phone',
      'totpSecret',
      'largeText',
      'language',
      'demonstration',
    ])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const held = await posts(ctx)
    .where('p.accountId', '=', actor.accountId)
    .where('p.until', 'is', null)
    .orderBy('p.since')
    .execute()
  const passkeys = await db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'addedAt'])
    .where('accountId', '=', actor.accountId)
    .orderBy('addedAt')
    .execute()
  const { totpSecret, language, ...said } = account
  const awake = actor.posts.filter((post) => !post.dormant)
  return {
    ...said,
    language: language as 'vi' | 'en',
    hasTotp: totpSecret !== null,
    passkeys,
    posts: held.map(postOf),
    may: [...new Set(awake.flatMap((post) => post.may))],
    strength: actor.strength,
  }
}

/** Changes one's name, language or text size. */
export async function changeMe(ctx: Ctx, change: Change) {
  if (Object.keys(change).length > 0) {
    await ctx.db
      .updateTable('accounts.account')
      .set(change)
      .where('id', '=', ctx.actor.accountId)
      .execute()
  }
  return me(ctx)
}
