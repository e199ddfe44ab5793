import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenCtx } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { fail, forgive, refuseLocked, triesFrom, triesOf, triesOfAccount } from './attempts.ts'
import { passwordFits } from './passwords.ts'
import { hashOf, newToken, unseal } from './secrets.ts'
import { letIn } from './sessions.ts'
import { issue, spend, tryTicket } from './tickets.ts'
import { stepOf } from './totp.ts'

/** A wrong secret and an unknown person are refused alike. */
const refused = () => new Refusal(401, 'sign_in.refused')
const expired = () => new Refusal(401, 'sign_in.expired')

const ticketMinutes = 5
const ticketTries = 5

/** Staff come in by name and password; where an authenticator is enrolled, its digits are asked for next. */
export async function signInByPassword(
  ctx: OpenCtx,
  { username, password }: { username: string; password: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const tried = [triesOf(ctx.house, 'name', username), triesFrom(ctx.house, request)]
  await refuseLocked(ctx, tried)
  const account = await ctx.db
    .selectFrom('accounts.account')
    .select(['id', 'keeperId', 'passwordHash', 'totpSecret'])
    .where('username', '=', username)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  const fits = await passwordFits(password, account?.passwordHash)
  if (!account || !fits) return fail(ctx, tried, refused())
  // Guesses sent all at once must not outrun the lock that the first of them brought.
  await refuseLocked(ctx, tried)
  await forgive(ctx, tried)
  if (!account.totpSecret) return letIn(ctx, { account, strength: 'password' }, request, reply)

  const ticket = newToken()
  await issue(ctx, {
    hash: hashOf(ticket),
    purpose: 'totp',
    accountId: account.id,
    secret: '',
    minutes: ticketMinutes,
  })
  return { next: 'totp' as const, ticket }
}

/** The second step: six digits that were never used before. */
export async function signInByTotp(
  ctx: OpenCtx,
  { ticket, code }: { ticket: string; code: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const hash = hashOf(ticket)
  const begun = await tryTicket(ctx, 'totp', hash, ticketTries)
  if (!begun?.accountId) throw expired()
  const tried = [triesOfAccount(begun.accountId), triesFrom(ctx.house, request)]
  await refuseLocked(ctx, tried)
  const account = await ctx.db
    .selectFrom('accounts.account')
    .select(['id', 'keeperId', 'totpSecret', 'totpStep'])
    .where('id', '=', begun.accountId)
    .where('closedAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!account?.totpSecret) throw expired()

  const step = stepOf(unseal(ctx.house, account.id, account.totpSecret), code)
  if (step === undefined || step <= account.totpStep) return fail(ctx, tried, refused())
  await ctx.db
    .updateTable('accounts.account')
    .set({ totpStep: step })
    .where('id', '=', account.id)
    .execute()
  await spend(ctx, hash)
  await forgive(ctx, tried)
  return letIn(ctx, { account, strength: 'strong' }, request, reply)
}
