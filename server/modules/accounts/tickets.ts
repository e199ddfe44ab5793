import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

type Inside = Pick<Ctx, 'db'>
type Purpose = 'phone' | 'totp' | 'passkey' | 'enrol' | 'invite'

type Ticket = {
  hash: string
  purpose: Purpose
  accountId?: string
  secret: string
  minutes: number
}

/** Writes down a step that waits for the next; a newer one takes the place of the same step begun before. */
export async function issue({ db }: Inside, { minutes, ...ticket }: Ticket) {
  const fresh = {
    ...ticket,
    tries: 0,
    expiresAt: sql<Date>`now() + ${minutes} * interval '1 minute'`,
  }
  await db
    .insertInto('accounts.ticket')
    .values(fresh)
    .onConflict((known) => known.column('hash').doUpdateSet(fresh))
    .execute()
}

/** Takes one of the tries a ticket allows; undefined when it is unknown, too old or used up. */
export function tryTicket({ db }: Inside, purpose: Purpose, hash: string, most: number) {
  return db
    .updateTable('accounts.ticket')
    .set({ tries: sql`tries + 1` })
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('tries', '<', most)
    .where('expiresAt', '>', sql<Date>`now()`)
    .returning(['secret', 'accountId'])
    .executeTakeFirst()
}

/** The step was taken: its ticket is of no more use. */
export async function spend({ db }: Inside, hash: string) {
  await db.deleteFrom('accounts.ticket').where('hash', '=', hash).execute()
}
