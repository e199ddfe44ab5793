import { sql } from 'kysely'
import type { House } from '../../platform/context.ts'
import { inScope, itself } from '../../platform/db/scope.ts'

/** Throws out what is kept no longer: old steps and failures, sessions long ended, invitations long over. */
export async function sweep({ db }: Pick<House, 'db'>) {
  await inScope(db, itself, async (inside) => {
    await sql`delete from accounts.ticket where expires_at < now()`.execute(inside)
    await sql`delete from accounts.attempt
      where last_at < now() - interval '1 day' and coalesce(locked_until < now(), true)`.execute(
      inside,
    )
    await sql`delete from accounts.session
      where least(ended_at, expires_at) < now() - interval '90 days'`.execute(inside)
    await sql`delete from accounts.invite where expires_at < now() - interval '1 year'`.execute(
      inside,
    )
  })
}
