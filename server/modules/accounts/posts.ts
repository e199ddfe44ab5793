import type { z } from 'zod'
import type { accounts } from '../../../contract/accounts.ts'
import type { RoleEntry, UnitKind } from '../../../contract/catalog.ts'
import { within } from '../../platform/area.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { findUnit, openUnit } from '../units/module.ts'
import { postOf, posts } from './held-posts.ts'
import { mayGrant, standsAt } from './policy.ts'

type Granting = z.output<typeof accounts.grantPost.input>

/** Gives somebody a post at a unit; given twice it is the same post. */
export async function grantPost(ctx: Ctx, { keeperId, accountId, role, unitId, since }: Granting) {
  const unit = await unitIn(ctx, keeperId, unitId)
  const account = await someoneOfMine(ctx, accountId)
  const entry = roleAt(ctx, role, unit.kind)
  allow(mayGrant(ctx.actor, entry, unit.path))
  if (since && since > today()) throw wrong('since', 'day_in_future')
  if (since && unit.validFrom && since < unit.validFrom) throw wrong('since', 'before_it_existed')

  await give(ctx, { accountId: account.id, role, unitId, keeperId, since: since ?? today() })
  const post = await posts(ctx)
    .where('p.accountId', '=', accountId)
    .where('p.role', '=', role)
    .where('p.unitId', '=', unitId)
    .where('p.until', 'is', null)
    .executeTakeFirstOrThrow()
  return postOf(post)
}

type Given = { accountId: string; role: string; unitId: string; keeperId: string; since: string }

/** Writes the post down and says so, unless it is held already. */
export async function give(ctx: Ctx, post: Given) {
  const given = await ctx.db
    .insertInto('accounts.post')
    .values({ ...post, id: uuid7(), grantedBy: ctx.actor.accountId })
    .onConflict((held) => held.doNothing())
    .executeTakeFirst()
  if (!given.numInsertedOrUpdatedRows) return
  const { keeperId, accountId } = post
  await announce(ctx, 'accounts.post_changed', [{ keeperId, accountId }])
}

/** Ends a post today; what was done under it stays. */
export async function endPost(ctx: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const post = await posts(ctx)
    .where('p.keeperId', '=', keeperId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  const entry = ctx.house.catalog.roles.get((post?.role ?? '') as RoleEntry['id'])
  if (!post || !entry || !standsAt(ctx.actor, post.path)) throw notFound('post')
  allow(mayGrant(ctx.actor, entry, post.path))
  if (post.until !== null) return { done: true as const }
  if (post.role === 'administrator' && post.kind === 'nation')
    await refuseLastAdministrator(ctx, id)

  await ctx.db
    .updateTable('accounts.post')
    .set({ until: today() })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'accounts.post_changed', [{ keeperId, accountId: post.accountId }])
  return { done: true as const }
}

/** A house without an administrator can let nobody in again. */
async function refuseLastAdministrator({ db }: Ctx, id: string) {
  // All of them are held, so that the last two cannot end each other at the same moment.
  const administrators = await db
    .selectFrom('accounts.post as p')
    .innerJoin('units.unit as u', 'u.id', 'p.unitId')
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .select('p.id')
    .where('p.role', '=', 'administrator')
    .where('u.kind', '=', 'nation')
    .where('p.until', 'is', null)
    .where('a.closedAt', 'is', null)
    .orderBy('p.id')
    .forUpdate('p')
    .execute()
  if (administrators.every((post) => post.id === id)) throw conflict('post.last_administrator')
}

/** A living unit of these books, within reach of the one who asks; elsewhere it does not exist. */
export async function unitIn(ctx: Ctx, keeperId: string, unitId: string) {
  const unit = await findUnit(ctx, unitId)
  if (unit.keeperId !== keeperId || !standsAt(ctx.actor, unit.path)) throw notFound('unit')
  return openUnit(ctx, unitId)
}

/** The role as the catalog has it, when it can be held at such a unit. */
export function roleAt({ house }: Ctx, role: RoleEntry['id'], kind: UnitKind) {
  const entry = house.catalog.roles.get(role)
  if (!entry?.heldAt.includes(kind)) throw wrong('role', 'not_held_here')
  return entry
}

/** A person entered in books within reach, or holding a post there. */
async function someoneOfMine({ db, actor }: Ctx, accountId: string) {
  const account = await db
    .selectFrom('accounts.account as a')
    .innerJoin('units.unit as home', 'home.id', 'a.keeperId')
    .select('a.id')
    .where('a.id', '=', accountId)
    .where('a.closedAt', 'is', null)
    .where((where) =>
      where.or([
        within(actor, 'home.path'),
        where.exists(
          where
            .selectFrom('accounts.post as p')
            .innerJoin('units.unit as u', 'u.id', 'p.unitId')
            .select('p.id')
            .whereRef('p.accountId', '=', 'a.id')
            .where(within(actor, 'u.path')),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!account) throw notFound('account')
  return account
}
