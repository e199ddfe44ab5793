import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { accounts } from '../../../contract/accounts.ts'
import type { RoleEntry } from '../../../contract/catalog.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { briefOf, findUnit } from '../units/module.ts'
import { fail, forgive, refuseLocked, triesFrom, triesOf } from './attempts.ts'
import { proveCode, sendCode } from './codes.ts'
import { needPhone } from './phone.ts'
import { mayInvite, standsAt } from './policy.ts'
import { roleAt, unitIn } from './posts.ts'
import { hashOf, newToken } from './secrets.ts'
import { letIn } from './sessions.ts'

type Inviting = z.output<typeof accounts.invite.input>
type Taking = z.output<typeof accounts.takeInvite.input>

/** Makes an invitation to one role at one unit; its link is said once and kept nowhere. */
export async function invite(ctx: Ctx, { keeperId, unitId, role, days, uses }: Inviting) {
  const unit = await unitIn(ctx, keeperId, unitId)
  const entry = roleAt(ctx, role, unit.kind)
  // A link can be passed on; whoever holds an officer's post is entered by name.
  if (entry.strong) throw conflict('invite.strong_role')
  allow(mayInvite(ctx.actor, entry, unit.path))

  const token = newToken()
  const made = await ctx.db
    .insertInto('accounts.invite')
    .values({
      keeperId,
      id: uuid7(),
      tokenHash: hashOf(token),
      unitId,
      role,
      madeBy: ctx.actor.accountId,
      usesLeft: uses,
      expiresAt: sql<Date>`now() + ${days} * interval '1 day'`,
    })
    .returning(['id', 'expiresAt'])
    .executeTakeFirstOrThrow()
  return {
    id: made.id,
    address: `${ctx.house.config.publicUrl}/moi/${token}`,
    until: made.expiresAt,
  }
}

/** Withdraws an invitation: its link opens nothing from now on. */
export async function withdrawInvite(ctx: Ctx, { keeperId, id }: { keeperId: string; id: string }) {
  const made = await ctx.db
    .selectFrom('accounts.invite as i')
    .innerJoin('units.unit as u', 'u.id', 'i.unitId')
    .select(['i.role', 'u.path'])
    .where('i.keeperId', '=', keeperId)
    .where('i.id', '=', id)
    .executeTakeFirst()
  const entry = ctx.house.catalog.roles.get(made?.role ?? '')
  if (!made || !entry || !standsAt(ctx.actor, made.path)) throw notFound('invite')
  allow(mayInvite(ctx.actor, entry, made.path))
  await ctx.db
    .updateTable('accounts.invite')
    .set({ expiresAt: sql<Date>`least(expires_at, now())` })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  return { done: true as const }
}

/** What an invitation is for, before it is taken up. */
export async function readInvite(ctx: OpenCtx, { token }: { token: string }) {
  const made = await standing(ctx, token)
  return { role: made.role, unit: briefOf(await findUnit(ctx, made.unitId)), until: made.expiresAt }
}

/** Takes up an invitation: first a code goes to the phone, then the code makes the account and its post. */
export async function takeInvite(
  ctx: OpenCtx,
  { token, name, code, ...input }: Taking,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const phone = needPhone(input.phone)
  const tried = [triesOf(ctx.house, 'phone', phone), triesFrom(ctx.house, request)]
  await refuseLocked(ctx, tried)
  const made = await standing(ctx, token)
  const use = { purpose: 'invite' as const, phone, inviteId: made.id }
  if (!code) return { next: 'code' as const, ...(await sendCode(ctx, use)) }
  if (!(await proveCode(ctx, use, code))) return fail(ctx, tried, wrong('code', 'code_wrong'))

  await forgive(ctx, [...tried, triesOf(ctx.house, 'codes', phone)])
  const account = await personOf(ctx, phone, name, made.keeperId)
  if (await join(ctx, account.id, made)) await takeOneUse(ctx, made)
  return letIn(ctx, { account, strength: 'code' }, request, reply)
}

type Made = { id: string; keeperId: string; unitId: string; role: RoleEntry['id']; madeBy: string }

async function standing({ db }: OpenCtx, token: string) {
  const made = await db
    .selectFrom('accounts.invite')
    .select(['id', 'keeperId', 'unitId', 'role', 'madeBy', 'usesLeft', 'expiresAt'])
    .select(sql<boolean>`expires_at <= now()`.as('over'))
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst()
  if (!made) throw notFound('invite')
  if (made.over) throw conflict('invite.expired')
  if (made.usesLeft === 0) throw conflict('invite.used_up')
  return { ...made, role: made.role as RoleEntry['id'] }
}

/** Whoever owns the phone: known already, or entered now in the books of the unit they join. */
async function personOf({ db }: OpenCtx, phone: string, name: string, keeperId: string) {
  const account = await db
    .insertInto('accounts.account')
    .values({ id: uuid7(), keeperId, name, phone })
    .onConflict((known) => known.column('phone').doUpdateSet({ phone }))
    .returning(['id', 'keeperId', 'closedAt'])
    .executeTakeFirstOrThrow()
  if (account.closedAt) throw conflict('account.closed')
  return account
}

/** Gives them the post; false when they hold it already. */
async function join(ctx: OpenCtx, accountId: string, { keeperId, unitId, role, madeBy }: Made) {
  const post = await ctx.db
    .insertInto('accounts.post')
    .values({ id: uuid7(), keeperId, accountId, role, unitId, since: today(), grantedBy: madeBy })
    .onConflict((held) => held.doNothing())
    .executeTakeFirst()
  const given = Number(post.numInsertedOrUpdatedRows) > 0
  if (given) await announce(ctx, 'accounts.post_changed', [{ keeperId, accountId }])
  return given
}

/** Two who take the last place at once: one of them gets it. */
async function takeOneUse({ db }: OpenCtx, { keeperId, id }: Made) {
  const taken = await db
    .updateTable('accounts.invite')
    .set({ usesLeft: sql`uses_left - 1` })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('usesLeft', '>', 0)
    .executeTakeFirst()
  if (!taken.numUpdatedRows) throw conflict('invite.used_up')
}
