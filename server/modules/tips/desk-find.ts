import { after, type LoggedEntry, readLog, type Standing } from '../../../sealing/key-log.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import { isNear, maySeeDesk } from './desk-policy.ts'

export type Desk = Awaited<ReturnType<typeof findDesk>>
/** A log as it is kept. `standing`: what it comes to; undefined where somebody wrote in it who may not. */
export type Log = {
  entries: LoggedEntry[]
  standing: Standing | undefined
  /** What it came to after each entry. */
  history: Standing[]
}

/** A desk that the actor has to do with: a commune or a province that lives. */
export async function findDesk(ctx: Ctx, keeperId: string) {
  const unit = (await unitsById(ctx, [keeperId])).get(keeperId)
  const receives = unit && ['commune', 'province'].includes(unit.kind) && unit.validTo === null
  if (!receives || !isNear(ctx.actor, unit.path)) throw notFound('desk')
  allow(maySeeDesk(ctx.actor, unit.id))
  return unit
}

/** The key log of a desk, read from its beginning. */
export async function logOf({ db }: Pick<Ctx, 'db'>, keeperId: string): Promise<Log> {
  const entries = await db
    .selectFrom('tips.keyLog')
    .select(['entry', 'signature', 'cosigned'])
    .where('keeperId', '=', keeperId)
    .orderBy('seq')
    .execute()
  return { entries, ...readThrough(keeperId, entries) }
}

/** What a desk’s keys come to now. Nothing is done on a log that does not hold: its people are to see it first. */
export async function standingAt(ctx: Pick<Ctx, 'db'>, keeperId: string) {
  const { standing } = await logOf(ctx, keeperId)
  if (!standing) throw conflict('key_log.untrue')
  return standing
}

/** The actor’s own keys that stand. */
export function ownKeys({ actor }: Pick<Ctx, 'actor'>, { keys }: Standing) {
  return keys.filter(({ accountId }) => accountId === actor.accountId)
}

function readThrough(keeperId: string, entries: LoggedEntry[]) {
  let standing = readLog(keeperId, [])
  const history: Standing[] = []
  try {
    for (const logged of entries) {
      standing = after(keeperId, standing, logged)
      history.push(standing)
    }
    return { standing, history }
  } catch {
    return { standing: undefined, history: [] }
  }
}
