import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { conflict, Refusal, wrong } from '../../platform/errors.ts'
import { count, forgive, refuseAndKeep, refuseLocked, triesOfAccount } from './attempts.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { mayChangeFactors } from './policy.ts'
import { seal, unseal } from './secrets.ts'
import { endOthers, letIn } from './sessions.ts'
import { newTotp, stepOf } from './totp.ts'

/** One's own account, when this session may change how one signs in; held until the change is done. */
export async function needFactorRight({ db, actor }: Ctx) {
  const account = await db
    .selectFrom('accounts.account as a')
    .selectAll('a')
    .select(
      sql<boolean>`exists (select from accounts.passkey k where k.account_id = a.id)`.as(
        'hasPasskey',
      ),
    )
    .where('a.id', '=', actor.accountId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (account.demonstration) throw conflict('account.demonstration')
  const hasSecond = account.totpSecret !== null || account.hasPasskey
  if (!mayChangeFactors(actor, hasSecond)) throw new Refusal(403, 'sign_in.stronger')
  return account
}

/** Begins enrolling an authenticator: until it is proven, the one enrolled before goes on working. */
export async function startTotp(ctx: Ctx) {
  const account = await needFactorRight(ctx)
  const fresh = newTotp(account.username ?? account.phone ?? account.name)
  await ctx.db
    .updateTable('accounts.account')
    .set({ totpPending: seal(ctx.house, account.id, fresh.secret) })
    .where('id', '=', account.id)
    .execute()
  return fresh
}

/** Proves that the authenticator works; from now on it is asked for, and this session is strong. */
export async function confirmTotp(
  ctx: Ctx,
  { code }: { code: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const account = await needFactorRight(ctx)
  if (!account.totpPending) throw conflict('totp.not_started')
  const step = stepOf(unseal(ctx.house, account.id, account.totpPending), code)
  if (step === undefined) throw wrong('code', 'code_wrong')
  await ctx.db
    .updateTable('accounts.account')
    .set({ totpSecret: account.totpPending, totpPending: null, totpStep: step })
    .where('id', '=', account.id)
    .execute()
  if (ctx.actor.strength !== 'strong')
    await letIn(ctx, { account, strength: 'strong' }, request, reply)
  return { done: true as const }
}

/** Changes one's password; every other session of the account ends. */
export async function changePassword(
  ctx: Ctx,
  { current, next }: { current: string; next: string },
) {
  const tried = [triesOfAccount(ctx.actor.accountId)]
  await refuseLocked(ctx, tried)
  const account = await needFactorRight(ctx)
  if (!(await passwordFits(current, account.passwordHash))) {
    await count(ctx, tried)
    return refuseAndKeep(ctx, wrong('current', 'password_wrong'))
  }
  await forgive(ctx, tried)
  await ctx.db
    .updateTable('accounts.account')
    .set({ passwordHash: await hashPassword(next) })
    .where('id', '=', account.id)
    .execute()
  await endOthers(ctx)
  return { done: true as const }
}
