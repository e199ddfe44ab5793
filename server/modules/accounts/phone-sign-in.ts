import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenCtx } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { fail, forgive, refuseLocked, triesFrom, triesOf } from './attempts.ts'
import { proveCode, sendCode } from './codes.ts'
import { needPhone } from './phone.ts'
import { letIn } from './sessions.ts'

/** Sends a code to a resident's phone; an unknown number is answered in the same words. */
export async function askForCode(ctx: OpenCtx, input: { phone: string }, request: FastifyRequest) {
  const phone = needPhone(input.phone)
  await refuseLocked(ctx, [triesFrom(ctx.house, request)])
  return { sent: true as const, ...(await sendCode(ctx, { purpose: 'phone', phone })) }
}

/** Comes in with the code. It proves the phone only: officers' work asks for more. */
export async function signInByPhone(
  ctx: OpenCtx,
  { code, ...input }: { phone: string; code: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const phone = needPhone(input.phone)
  const tried = [triesOf(ctx.house, 'phone', phone), triesFrom(ctx.house, request)]
  await refuseLocked(ctx, tried)
  const right = await proveCode(ctx, { purpose: 'phone', phone }, code)
  const account = await ctx.db
    .selectFrom('accounts.account')
    .select(['id', 'keeperId'])
    .where('phone', '=', phone)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  if (!right || !account) return fail(ctx, tried, new Refusal(401, 'sign_in.refused'))
  await forgive(ctx, [...tried, triesOf(ctx.house, 'codes', phone)])
  return letIn(ctx, { account, strength: 'code' }, request, reply)
}
