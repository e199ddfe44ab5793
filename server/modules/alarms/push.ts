import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { push } from '../../../contract/push.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { route } from '../../platform/http.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { mayPush } from './push-guard.ts'
import { isBrowserKey, pushKeys } from './push-keys.ts'
import { openSubscriptions } from './push-subscriptions.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** Somebody's browser may be woken now, or no longer: every process looks again. */
    'alarms.subscription_changed': { keeperId: string; accountId: string }
  }
}

/** Browsers one person may have woken; a new one takes the place of the oldest. */
const mostBrowsers = 10

/** Which browsers may be woken for alarms, and the key by which they know this house. */
export async function pushDoor(app: FastifyInstance) {
  const subscriptions = await openSubscriptions(app.house)
  app.house.bus.everywhere('alarms.subscription_changed', ({ accountId }) =>
    subscriptions.refresh(accountId),
  )
  const { publicKey } = pushKeys(app.house)
  route(app, push.key, async () => ({ key: publicKey }))
  route(app, push.subscribe, subscribe)
  route(app, push.unsubscribe, unsubscribe)
  return subscriptions
}

type Asked = z.output<typeof push.subscribe.input>

/** This browser may be woken; told again, nothing changes, and whoever signs in on it last is woken. */
async function subscribe(ctx: Ctx, { endpoint, keys }: Asked) {
  const { accountId } = ctx.actor
  if (!mayPush(endpoint, ctx.house.config.pushHosts)) throw wrong('endpoint', 'not_regex')
  if (!isBrowserKey(keys)) throw wrong('keys', 'not_regex')

  const { keeperId } = await ctx.db
    .selectFrom('accounts.account')
    .select('keeperId')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const made = await ctx.db
    .insertInto('alarms.subscription')
    .values({ keeperId, id: uuid7(), accountId, endpoint, ...keys })
    .onConflict((known) => known.column('endpoint').doNothing())
    .returning('id')
    .execute()
  const before = made.length === 0 ? await takeOver(ctx, { keeperId, endpoint, keys }) : undefined
  await forgetOldest(ctx)
  await announce(ctx, 'alarms.subscription_changed', [
    { keeperId, accountId },
    ...(before && before.accountId !== accountId ? [before] : []),
  ])
  return { done: true as const }
}

/** A known browser: only who has its keys may speak for it. Another person's row is not the asker's to see. */
async function takeOver(
  { actor, house }: Ctx,
  { keeperId, endpoint, keys }: Asked & { keeperId: string },
) {
  return inScope(house.urgent, itself, async (db) => {
    const known = await db
      .selectFrom('alarms.subscription')
      .selectAll()
      .where('endpoint', '=', endpoint)
      .executeTakeFirst()
    if (!known) return undefined
    const mine = known.accountId === actor.accountId
    const sameKeys = known.p256dh === keys.p256dh && known.auth === keys.auth
    if (!mine && !sameKeys) throw conflict('subscription.other_keys')
    if (mine && sameKeys) return undefined
    await db.deleteFrom('alarms.subscription').where('endpoint', '=', endpoint).execute()
    await db
      .insertInto('alarms.subscription')
      .values({ keeperId, id: uuid7(), accountId: actor.accountId, endpoint, ...keys })
      .execute()
    return { keeperId: known.keeperId, accountId: known.accountId }
  })
}

async function forgetOldest({ db, actor }: Ctx) {
  const kept = db
    .selectFrom('alarms.subscription')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostBrowsers)
  await db
    .deleteFrom('alarms.subscription')
    .where('accountId', '=', actor.accountId)
    .where('id', 'not in', kept)
    .execute()
}

/** This browser is left asleep. */
async function unsubscribe(ctx: Ctx, { endpoint }: z.output<typeof push.unsubscribe.input>) {
  const gone = await ctx.db
    .deleteFrom('alarms.subscription')
    .where('endpoint', '=', endpoint)
    .where('accountId', '=', ctx.actor.accountId)
    .returning(['keeperId', 'accountId'])
    .execute()
  await announce(ctx, 'alarms.subscription_changed', gone)
  return { done: true as const }
}
