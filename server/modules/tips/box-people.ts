import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { findUnit } from '../units/module.ts'
import { maySeeBoxes, worksWithBoxes } from './box-policy.ts'

/** The books of a commune, for those who work with its letter boxes; elsewhere there is no such place. */
export async function booksToWork(ctx: Ctx, keeperId: string) {
  const books = await atTheirHome(ctx, keeperId)
  allow(worksWithBoxes(ctx.actor, books))
  return books
}

/** The same for those who look. */
export async function booksToSee(ctx: Ctx, keeperId: string) {
  const books = await atTheirHome(ctx, keeperId)
  allow(maySeeBoxes(ctx.actor, books))
  return books
}

async function atTheirHome(ctx: Ctx, keeperId: string) {
  const { path, kind } = await findUnit(ctx, keeperId)
  const books = { keeperId, path }
  if (kind !== 'commune' || !atHome(ctx.actor, books)) throw notFound('unit')
  return books
}

/** Everybody in these books who may hold a key of a box or collect slips, each with one of their posts. */
export async function boxPeople({ db, house }: Ctx, keeperId: string) {
  const roles = [...house.catalog.roles.values()].filter(({ may }) => may.includes('tip.box'))
  const held = await db
    .selectFrom('accounts.post as p')
    .innerJoin('accounts.account as a', 'a.id', 'p.accountId')
    .select(['a.id', 'a.name', 'p.role'])
    .where('p.keeperId', '=', keeperId)
    .where('p.until', 'is', null)
    .where(
      'p.role',
      'in',
      roles.map(({ id }) => id),
    )
    .where('a.closedAt', 'is', null)
    .orderBy('a.name')
    .orderBy('p.since')
    .execute()
  return [...new Map(held.map((person) => [person.id, person])).values()]
}

/** What people are called, whether or not they still hold a post here. */
export async function namesOf({ db }: Pick<Ctx, 'db'>, ids: string[]) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return (id: string) => ({ id, name: '' })
  const rows = await db
    .selectFrom('accounts.account')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id: string) => ({ id, name: names.get(id) ?? '' })
}
