import type { z } from 'zod'
import type { accounts } from '../../../contract/accounts.ts'
import { reaches, within } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { findUnit } from '../units/module.ts'
import { postOf, posts } from './held-posts.ts'
import { hashPassword } from './passwords.ts'
import { lookingPosts, mayGrant } from './policy.ts'
import { give, roleAt, unitIn } from './posts.ts'
import { newPassword } from './secrets.ts'

type Adding = z.output<typeof accounts.addStaff.input>

/** The people who hold posts in a commune's books, as far as the one who asks answers for them. */
export async function people(ctx: Ctx, { keeperId }: { keeperId: string }) {
  const { db, actor } = ctx
  const { path } = await findUnit(ctx, keeperId)
  const near = actor.posts.some(
    (post) => reaches(post.unitPath, path) || reaches(path, post.unitPath),
  )
  if (!near) throw notFound('unit')
  const looking = lookingPosts(actor)
  allow(looking.length > 0)

  const held = await posts(ctx)
    .where('p.keeperId', '=', keeperId)
    .where('p.until', 'is', null)
    .where(within({ ...actor, posts: looking }, 'u.path'))
    .orderBy('p.since')
    .execute()
  const ids = [...new Set(held.map((post) => post.accountId))]
  if (ids.length === 0) return []
  const known = await db
    .selectFrom('accounts.account')
    .select(['id as accountId', 'name', 'phone', 'username'])
    .where('id', 'in', ids)
    .where('closedAt', 'is', null)
    .orderBy('name')
    .execute()
  return known.map((person) => ({
    ...person,
    posts: held.filter((post) => post.accountId === person.accountId).map(postOf),
  }))
}

/** Makes a staff account with its first post. Its password is said once, to be handed over and changed. */
export async function addStaff(ctx: Ctx, { keeperId, name, username, role, unitId }: Adding) {
  const unit = await unitIn(ctx, keeperId, unitId)
  const entry = roleAt(ctx, role, unit.kind)
  allow(mayGrant(ctx.actor, entry, unit.path))

  const password = newPassword()
  const accountId = uuid7()
  const made = await ctx.db
    .insertInto('accounts.account')
    .values({ id: accountId, keeperId, name, username, passwordHash: await hashPassword(password) })
    .onConflict((taken) => taken.column('username').doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw wrong('username', 'username_taken')
  await give(ctx, { accountId, role, unitId, keeperId, since: today() })
  return { accountId, password }
}
