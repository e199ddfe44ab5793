import { type NotNull, sql } from 'kysely'
import { reaches, within } from '../../platform/area.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import type { Entry } from './counting.ts'
import type { Prepared } from './prepare.ts'

export type At = { keeperId: string; id: string }

/** The diary as an actor may read it: what happened in their area, and what they wrote themselves. */
export function diary({ db, actor }: Ctx) {
  return db
    .selectFrom('activities.activity as a')
    .innerJoin('units.unit as u', 'u.id', 'a.unitId')
    .innerJoin('models.openRegister as m', (join) =>
      join.onRef('m.keeperId', '=', 'a.keeperId').onRef('m.id', '=', 'a.modelId'),
    )
    .where(visible(actor))
    .selectAll('a')
    .select(['u.path', 'u.kind as unitKind', 'u.title', 'u.name', 'u.validTo'])
    .select(['m.name as modelName', 'a.onDay as on'])
    .select((from) =>
      from
        .selectFrom('activities.evidence as e')
        .whereRef('e.keeperId', '=', 'a.keeperId')
        .where('e.kind', '=', 'photo')
        .where(sql<boolean>`e.id = any (${from.ref('a.evidence')})`)
        .select(from.fn.countAll<number>().as('photos'))
        .as('photos'),
    )
    .$narrowType<{ modelName: NotNull; photos: NotNull }>()
    .$narrowType<{ counted: Entry[]; answers: Prepared['answers']; lines: Prepared['lines'] }>()
}

/** A draft is there for its writer alone. */
export function visible(actor: Actor) {
  return sql<boolean>`(a.written_by = ${actor.accountId} or (a.state <> 'draft' and ${within(actor, 'u.path')}))`
}

export type Row = Awaited<ReturnType<ReturnType<typeof diary>['executeTakeFirstOrThrow']>>

/** One record that the actor may read; to anybody else it does not exist. */
export async function findActivity(ctx: Ctx, { keeperId, id }: At): Promise<Row> {
  const row = await diary(ctx)
    .where('a.keeperId', '=', keeperId)
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (row) return row
  await strongerFirst(ctx, keeperId)
  throw notFound('activity')
}

/** `findActivity`, held still until the change is done. */
export async function holdActivity(ctx: Ctx, { keeperId, id }: At): Promise<Row> {
  await ctx.db
    .selectFrom('activities.activity')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return findActivity(ctx, { keeperId, id })
}

/** An officer whose post sleeps sees none of their books: they are told to sign in again, not that nothing is there. */
async function strongerFirst(ctx: Ctx, keeperId: string) {
  const path = (await unitsById(ctx, [keeperId])).get(keeperId)?.path ?? ''
  const dormant = ctx.actor.posts.filter((post) => post.dormant)
  allow(!dormant.some((post) => post.keeperId === keeperId || reaches(post.unitPath, path)))
}
