import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Strength } from '../../../contract/accounts.ts'
import type { RoleEntry, UnitKind } from '../../../contract/catalog.ts'
import type { Actor, HeldPost, House } from '../../platform/context.ts'
import { inScope, type Scope, signIn } from '../../platform/db/scope.ts'
import { Refusal } from '../../platform/errors.ts'
import { tokenIn } from './cookie.ts'
import { hashOf } from './secrets.ts'
import { hoursOf } from './sessions.ts'

/** How long an answer is believed without asking the database again, in milliseconds. */
const believed = 10_000
const mostKnown = 20_000
/** How long an alarm still believes a session that the database cannot be asked about. */
const longRemembered = 12 * 60 * 60 * 1000

/** How long an alarm waits to hear from the database who somebody is. */
const patience = 300
const longestWait = 5000

type Known = { actor: Promise<Actor | undefined>; accountId?: string; until: number }

/** Finds who a cookie belongs to, and remembers it for seconds, so that a page's dozen questions ask once. */
export function peopleSignedIn(house: House) {
  const known = new Map<string, Known>()
  const changing = new Map<string, number>()
  const remembered = new Map<string, { actor: Actor; until: number }>()

  function find(request: FastifyRequest) {
    const token = tokenIn(request.headers.cookie)
    if (!token) return Promise.resolve(undefined)
    const hash = hashOf(token)
    const held = known.get(hash)
    return held && held.until > Date.now() ? held.actor : ask(hash)
  }

  function ask(hash: string) {
    const entry: Known = { actor: lookUp(house, hash), until: Date.now() + believed }
    const drop = () => known.get(hash) === entry && known.delete(hash)
    known.set(hash, entry)
    entry.actor.then((actor) => {
      if (actor) remember(hash, actor)
      else remembered.delete(hash)
      if (!actor || (changing.get(actor.accountId) ?? 0) > Date.now()) return drop()
      entry.accountId = actor.accountId
      return true
    }, drop)
    // The oldest questions come first in a Map.
    for (const oldest of known.keys()) {
      if (known.size <= mostKnown) break
      known.delete(oldest)
    }
    return entry.actor
  }

  function remember(hash: string, actor: Actor) {
    remembered.delete(hash)
    remembered.set(hash, { actor, until: Date.now() + longRemembered })
    const [oldest] = remembered.keys()
    if (remembered.size > mostKnown && oldest !== undefined) remembered.delete(oldest)
  }

  /** Who it is; while the database does not answer, who it was when it last did. A stranger is asked to try again. */
  async function findLately(request: FastifyRequest) {
    const token = tokenIn(request.headers.cookie)
    const held = token ? remembered.get(hashOf(token)) : undefined
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, held ? patience : longestWait).unref()
    })
    const believe = () => {
      if (held && held.until > Date.now()) return held.actor
      throw new Refusal(503, 'database.away')
    }
    return Promise.race([find(request).catch(believe), late.then(believe)])
  }

  /** Something about them is changing: until the change is surely committed, nothing of them is remembered. */
  function forget(accountId: string) {
    const now = Date.now()
    for (const [account, until] of changing) if (until < now) changing.delete(account)
    changing.set(accountId, now + believed)
    for (const [hash, entry] of known) if (entry.accountId === accountId) known.delete(hash)
    for (const [hash, { actor }] of remembered)
      if (actor.accountId === accountId) remembered.delete(hash)
  }

  return { find, findLately, forget }
}

function lookUp(house: House, hash: string) {
  return inScope(house.db, signIn, async (db) => {
    const rows = await db
      .selectFrom('accounts.session as s')
      .innerJoin('accounts.account as a', 'a.id', 's.accountId')
      .leftJoin('accounts.post as p', (join) =>
        join.onRef('p.accountId', '=', 'a.id').on('p.until', 'is', null),
      )
      .leftJoin('units.unit as u', 'u.id', 'p.unitId')
      .select(['s.id as sessionId', 's.strength', 'a.id as accountId', 'a.name', 'a.demonstration'])
      .select([
        'p.role',
        'p.keeperId',
        'u.id as unitId',
        'u.kind as unitKind',
        'u.path as unitPath',
      ])
      .select(sql<boolean>`s.seen_at < now() - interval '1 minute'`.as('restless'))
      .where('s.tokenHash', '=', hash)
      .where('s.endedAt', 'is', null)
      .where('s.expiresAt', '>', sql<Date>`now()`)
      .where('a.closedAt', 'is', null)
      .execute()
    const [person] = rows
    if (!person) return undefined
    if (person.restless) {
      await db
        .updateTable('accounts.session')
        .set({
          seenAt: sql<Date>`now()`,
          expiresAt: sql<Date>`now() + ${hoursOf(person.strength)} * interval '1 hour'`,
        })
        .where('id', '=', person.sessionId)
        .execute()
    }
    const { sessionId, accountId, name, strength, demonstration } = person
    const posts = rows.flatMap((row) => postOf(house, row))
    return {
      sessionId,
      accountId,
      name,
      strength,
      demonstration,
      posts,
      scope: scopeOf(accountId, posts),
    }
  })
}

type Standing = HeldPost & { unitKind: UnitKind }
type Row = {
  strength: Strength
  role: string | null
  keeperId: string | null
  unitId: string | null
  unitKind: UnitKind | null
  unitPath: string | null
}

function postOf(
  { catalog, config }: House,
  { strength, role, keeperId, unitId, unitKind, unitPath }: Row,
): Standing[] {
  const entry = catalog.roles.get(role ?? '')
  if (!entry || !keeperId || !unitId || !unitKind || !unitPath) return []
  const dormant = entry.strong && !isStrong(strength, config.demonstration)
  return [
    {
      role: entry.id as RoleEntry['id'],
      keeperId,
      unitId,
      unitKind,
      unitPath,
      may: entry.may,
      dormant,
    },
  ]
}

/** Strong enough for an officer's work; in the demonstration workspace its own people are. */
function isStrong(strength: Strength, demonstration: boolean) {
  return strength === 'strong' || (strength === 'demonstration' && demonstration)
}

/** The books that the posts of this session open. */
function scopeOf(accountId: string, posts: Standing[]): Scope {
  const awake = posts.filter((post) => !post.dormant)
  const local = awake.filter(({ unitKind }) => unitKind !== 'nation' && unitKind !== 'province')
  return {
    accountId,
    keepers: [...new Set(local.map((post) => post.keeperId))],
    provinces: awake.filter((post) => post.unitKind === 'province').map((post) => post.unitId),
    everywhere: awake.some((post) => post.unitKind === 'nation'),
  }
}
