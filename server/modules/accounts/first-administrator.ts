import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { accounts } from '../../../contract/accounts.ts'
import type { House, OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import type { DB } from '../../platform/db/schema.ts'
import { notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { hashPassword } from './passwords.ts'
import { hashOf, newToken } from './secrets.ts'
import { letIn } from './sessions.ts'

type Beginning = z.output<typeof accounts.firstAdministrator.input>

const setting = 'first_administrator'

/** While nobody has an account: a link, good once and until the next start, that makes the first administrator. */
export async function firstAdministratorLink({ config }: House, owner: Kysely<DB>) {
  if (config.demonstration) return undefined
  const anyone = await owner.selectFrom('accounts.account').select('id').limit(1).executeTakeFirst()
  if (anyone) return undefined
  const token = newToken()
  const value = JSON.stringify(hashOf(token))
  await owner
    .insertInto('platform.setting')
    .values({ name: setting, value })
    .onConflict((known) => known.column('name').doUpdateSet({ value }))
    .execute()
  return `${config.publicUrl}/quan-tri-dau-tien/${token}`
}

/** Makes the first administrator, who enrols an authenticator or passkey next. */
export async function makeFirstAdministrator(
  ctx: OpenCtx,
  { token, name, username, password }: Beginning,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // Two who use the link at once wait here for each other; the second finds it gone.
  const link = await ctx.db
    .deleteFrom('platform.setting')
    .where('name', '=', setting)
    .where('value', '=', sql<string>`to_jsonb(${hashOf(token)}::text)`)
    .executeTakeFirst()
  if (!link.numDeletedRows) throw notFound('first_administrator')

  const nation = await ctx.db
    .selectFrom('units.unit')
    .select(['id', 'keeperId'])
    .where('kind', '=', 'nation')
    .executeTakeFirstOrThrow()
  const { id: unitId, keeperId } = nation
  const account = await ctx.db
    .insertInto('accounts.account')
    .values({ id: uuid7(), keeperId, name, username, passwordHash: await hashPassword(password) })
    .onConflict((taken) => taken.column('username').doNothing())
    .returning(['id', 'keeperId'])
    .executeTakeFirst()
  if (!account) throw wrong('username', 'username_taken')
  await ctx.db
    .insertInto('accounts.post')
    .values({
      id: uuid7(),
      keeperId,
      accountId: account.id,
      role: 'administrator',
      unitId,
      since: today(),
    })
    .execute()
  return letIn(ctx, { account, strength: 'password' }, request, reply)
}
