import { sql } from 'kysely'
import type { Family } from '../../../contract/library.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { unitsById } from '../units/module.ts'
import { modelsAt } from './find.ts'

type At = { keeperId: string; modelId: string }
type Kin = { keeperId: string; id: string; parentId: string | null }

/** No family is deeper, nor shown with more. */
const deepest = 30
const most = 500

/** The family of a model: from it up to the first original, and from there everything that was copied. */
export async function readFamily(ctx: OpenCtx, at: At): Promise<Family> {
  const { rootId, kin, more } = await kinOf(ctx, at)
  const found = await modelsAt(ctx, kin)
  const parent = new Map(kin.map(({ id, parentId }) => [id, parentId]))
  const provinces = await unitsById(
    ctx,
    found.flatMap(({ province }) => (province ? [province.id] : [])),
  )
  return {
    rootId,
    relatives: found.map((model) => ({ ...model, parentId: parent.get(model.id) ?? null })),
    more,
    provinces: [...provinces.values()].map(({ mapIds, ...unit }) => ({ unit, mapIds })),
  }
}

/** Who belongs to the family, the first original first; a circle in the books is gone round once. */
export async function kinOf({ db }: Pick<OpenCtx, 'db'>, { keeperId, modelId }: At) {
  const { rows } = await sql<Kin & { depth: number; isRoot: boolean }>`
    with recursive up as (
      select m.keeper_id, m.id, m.copied_from_keeper, m.copied_from, 0 as height, array[m.id] as seen
        from models.open_register m where m.keeper_id = ${keeperId} and m.id = ${modelId}
      union all
      select p.keeper_id, p.id, p.copied_from_keeper, p.copied_from, up.height + 1, up.seen || p.id
        from up join models.open_register p on p.keeper_id = up.copied_from_keeper and p.id = up.copied_from
       where up.height < ${deepest} and p.id <> all (up.seen)
    ), root as (
      select keeper_id, id from up order by height desc limit 1
    ), down as (
      select keeper_id, id, null::uuid as parent_id, 0 as depth, array[id] as seen from root
      union all
      select c.keeper_id, c.id, d.id, d.depth + 1, d.seen || c.id
        from down d join models.open_register c on c.copied_from = d.id and c.copied_from_keeper = d.keeper_id
       where d.depth < ${deepest} and c.id <> all (d.seen)
    ), shown as (
      select keeper_id, id, parent_id, depth from down limit ${most + 1}
    )
    -- The way from the root to the model that was asked about is there, however many cousins it has.
    select keeper_id, id, parent_id, depth, id = (select id from root) as is_root from shown
    union
    select u.keeper_id, u.id, case when u.id <> r.id then u.copied_from end,
           (select max(height) from up) - u.height, u.id = r.id from up u, root r
     order by depth`.execute(db)
  const root = rows.find(({ isRoot }) => isRoot)
  if (!root) throw notFound('model')
  return {
    rootId: root.id,
    kin: rows.map(({ keeperId: keeper, id, parentId }) => ({ keeperId: keeper, id, parentId })),
    more: rows.length > most,
  }
}
