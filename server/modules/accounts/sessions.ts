import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Strength } from '../../../contract/accounts.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { cookieFor, noCookie, tokenIn } from './cookie.ts'
import { deviceOf } from './device.ts'
import { hashOf, newToken } from './secrets.ts'

type Inside = Pick<Ctx, 'db' | 'house'>
type Opening = { accountId: string; keeperId: string; strength: Strength; device: string }

/** Hours a session lasts after it was last used: a resident's phone stays signed in, an office desk does not. */
export function hoursOf(strength: Strength) {
  return strength === 'code' ? 30 * 24 : 12
}

/** Opens a session under a token never seen before; the table keeps only its hash. */
export async function openSession(
  { db }: Inside,
  { accountId, keeperId, strength, device }: Opening,
) {
  const token = newToken()
  await db
    .insertInto('accounts.session')
    .values({
      id: uuid7(),
      accountId,
      keeperId,
      tokenHash: hashOf(token),
      strength,
      device,
      expiresAt: sql<Date>`now() + ${hoursOf(strength)} * interval '1 hour'`,
    })
    .execute()
  return { token }
}

/** Lets somebody in on this browser: a new session, and the one it had before is ended. */
export async function letIn(
  ctx: Inside,
  { account, strength }: { account: { id: string; keeperId: string }; strength: Strength },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const before = tokenIn(request.headers.cookie)
  if (before) await end(ctx, (query) => query.where('tokenHash', '=', hashOf(before)))
  const { token } = await openSession(ctx, {
    accountId: account.id,
    keeperId: account.keeperId,
    strength,
    device: deviceOf(request.headers['user-agent']),
  })
  const seconds = hoursOf(strength) * 3600
  reply.header('set-cookie', cookieFor(token, { seconds, secure: isSecure(ctx.house) }))
  return { next: 'inside' as const }
}

/** One's open sessions, the last used first. */
export async function sessions({ db, actor }: Ctx) {
  const open = await db
    .selectFrom('accounts.session')
    .select(['id', 'device', 'strength', 'openedAt', 'seenAt'])
    .where('accountId', '=', actor.accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('seenAt', 'desc')
    .execute()
  return open.map((session) => ({ ...session, current: session.id === actor.sessionId }))
}

/** Ends one of one's sessions, wherever it is open. */
export async function endSession(ctx: Ctx, { id }: { id: string }) {
  const known = await ctx.db
    .selectFrom('accounts.session')
    .select('id')
    .where('id', '=', id)
    .where('accountId', '=', ctx.actor.accountId)
    .executeTakeFirst()
  if (!known) throw notFound('session')
  await end(ctx, (query) => query.where('id', '=', id))
  return { done: true as const }
}

/** Ends this session and takes the cookie back. */
export async function signOut(ctx: Ctx, _: object, _request: FastifyRequest, reply: FastifyReply) {
  await end(ctx, (query) => query.where('id', '=', ctx.actor.sessionId))
  reply.header('set-cookie', noCookie(isSecure(ctx.house)))
  return { done: true as const }
}

/** Ends every session of one's account but this one: whoever knew the old password is out. */
export async function endOthers(ctx: Ctx) {
  const { accountId, sessionId } = ctx.actor
  await end(ctx, (query) => query.where('accountId', '=', accountId).where('id', '<>', sessionId))
}

async function end(
  ctx: Inside,
  which: (query: ReturnType<typeof ending>) => ReturnType<typeof ending>,
) {
  const ended = await which(ending(ctx)).returning(['accountId', 'keeperId']).execute()
  await announce(ctx, 'accounts.session_ended', ended)
}

function ending({ db }: Inside) {
  return db
    .updateTable('accounts.session')
    .set({ endedAt: sql<Date>`now()` })
    .where('endedAt', 'is', null)
}

function isSecure({ config }: House) {
  return config.publicUrl.startsWith('https:')
}
