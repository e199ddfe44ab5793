import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx, House } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { markOf } from './secrets.ts'

type Inside = Pick<Ctx, 'db'>

/** Something that may be tried a few times only: a name, a phone, an account, the address a try came from. */
type Tried = { what: string; most: number }

/** How often before the first lock. An address is shared by a whole office or lane, so it is given more. */
const most = { name: 5, phone: 5, codes: 5, account: 5, address: 20 }

/** Kept as a mark: the table of failures is no list of people or of where they sit. */
export function triesOf(house: House, kind: 'name' | 'phone' | 'codes', text: string): Tried {
  return { what: `${kind}:${markOf(house, 'attempt', text)}`, most: most[kind] }
}

export function triesOfAccount(accountId: string): Tried {
  return { what: `account:${accountId}`, most: most.account }
}

export function triesFrom(house: House, request: FastifyRequest): Tried {
  return { what: `address:${markOf(house, 'attempt', request.ip)}`, most: most.address }
}

/** Refuses while any of them is locked. */
export async function refuseLocked({ db }: Inside, tried: Tried[]) {
  const locked = await db
    .selectFrom('accounts.attempt')
    .select('what')
    .where(
      'what',
      'in',
      tried.map(({ what }) => what),
    )
    .where('lockedUntil', '>', sql<Date>`now()`)
    .executeTakeFirst()
  if (locked) throw new Refusal(429, 'sign_in.locked')
}

/** Counts a try against each: past the allowed number, a minute's lock, doubled each time up to an hour. */
export async function count({ db }: Inside, tried: Tried[]) {
  // In one order, so that two tries at once never wait for each other in a circle.
  for (const { what, most: allowed } of tried.toSorted((a, b) => (a.what < b.what ? -1 : 1))) {
    await sql`
      insert into accounts.attempt as a (what, failures) values (${what}, 1)
      on conflict (what) do update set
        failures = case when a.last_at < now() - interval '2 hours' then 1 else a.failures + 1 end,
        last_at = now(),
        locked_until = case
          when a.last_at >= now() - interval '2 hours' and a.failures + 1 >= ${allowed}
          then now() + least(interval '1 hour', interval '1 minute' * 2 ^ least(a.failures + 1 - ${allowed}, 6))
        end`.execute(db)
  }
}

/** A try that succeeded: the name is cleared; its address takes back one failure only, or one's own account would wash it clean. */
export async function forgive({ db }: Inside, tried: Tried[]) {
  const [addresses, names] = [true, false].map((shared) =>
    tried.map(({ what }) => what).filter((what) => what.startsWith('address:') === shared),
  )
  if (names?.length) await db.deleteFrom('accounts.attempt').where('what', 'in', names).execute()
  if (addresses?.length) {
    await db
      .updateTable('accounts.attempt')
      .set({ failures: sql`greatest(failures - 1, 0)` })
      .where('what', 'in', addresses)
      .execute()
  }
}

/** Counts a failed try and refuses it. */
export async function fail(ctx: Inside, tried: Tried[], refusal: Refusal): Promise<never> {
  await count(ctx, tried)
  return refuseAndKeep(ctx, refusal)
}

/** Refuses, yet keeps what was written: a try that the refusal undid could be made for ever. */
export async function refuseAndKeep({ db }: Inside, refusal: Refusal): Promise<never> {
  // The transaction ends here; the rollback that follows a refusal then finds nothing to undo.
  await sql`commit`.execute(db)
  throw refusal
}
