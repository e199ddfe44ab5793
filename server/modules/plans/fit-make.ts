import { sql } from 'kysely'
import type { Ctx, House } from '../../platform/context.ts'
import { firstDay, monthOf, monthsLater, today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { enqueue } from '../../platform/jobs.ts'

type Inside = Pick<Ctx, 'db' | 'house'>

/** Puts side by side, for every residential unit that lives, what a suggestion asks of it. */
export function makeAllFit(house: House) {
  return inScope(house.db, itself, async (db) => {
    // A country's models and months are joined in memory rather than on disk.
    await sql`set local work_mem = '64MB'`.execute(db)
    await makeFit({ db, house })
  })
}

/** A house whose villages were never put side by side does not wait for the night. */
export function makeFitAtFirst(house: House) {
  return inScope(house.db, itself, async (db) => {
    const { rows } = await sql`
      select from units.unit where kind = 'residential' and not exists (select from plans.fit) limit 1`.execute(
      db,
    )
    if (rows.length > 0) await enqueue({ db }, 'plans.fit_all', {})
  })
}

/** Puts side by side the residential units that something happened in, or below. */
export function makeFitAbove(house: House, unitIds: string[]) {
  return inScope(house.db, itself, async (db) => {
    const { rows } = await sql<{ id: string }>`
      select distinct u.id from units.above a join units.unit u on u.id = a.above_id and u.kind = 'residential'
       where a.unit_id = any (${unitIds}::uuid[])`.execute(db)
    if (rows.length > 0)
      await makeFit(
        { db, house },
        rows.map(({ id }) => id),
      )
  })
}

/** Where a model is: what happens to it changes the places it lives in. */
export async function makeFitOfModel(house: House, at: { keeperId: string; id: string }) {
  const model = await house.db
    .selectFrom('models.openRegister')
    .select('unitId')
    .where('keeperId', '=', at.keeperId)
    .where('id', '=', at.id)
    .executeTakeFirst()
  if (model?.unitId) await makeFitAbove(house, [model.unitId])
}

/** Where somebody heads a village, or headed it until now. */
export async function makeFitOfPosts(house: House, accountId: string) {
  const posts = await inScope(house.db, itself, (db) =>
    db
      .selectFrom('accounts.post')
      .select('unitId')
      .where('accountId', '=', accountId)
      .where('role', '=', 'village_head')
      .execute(),
  )
  if (posts.length > 0)
    await makeFitAbove(
      house,
      posts.map(({ unitId }) => unitId),
    )
}

async function makeFit({ db, house }: Inside, only?: string[]) {
  await put({ db, house }, only)
  await sql`
    delete from plans.fit f
     where ${only ? sql`f.unit_id = any (${only}::uuid[]) and` : sql``} not exists (
       select from units.unit u where u.id = f.unit_id and u.kind = 'residential' and u.valid_to is null)`.execute(
    db,
  )
}

/**
 * A model stands in a village that it lives in or below, from its proposal until it is dissolved: one that is
 * being set up, or rests, is not lacking. Teams are those of models or those that are units, whichever are
 * more: the same neighbours are often both.
 */
async function put({ db, house }: Inside, only: string[] | undefined) {
  const month = monthOf(today())
  const [from, to] = [firstDay(monthsLater(month, -11)), firstDay(month)]
  await sql`
    with place as materialized (
      select u.id from units.unit u
       where u.kind = 'residential' and u.valid_to is null
         ${only ? sql`and u.id = any (${only}::uuid[])` : sql``}
    ), standing as materialized (
      select p.id, m.keeper_id, m.id as model_id, m.type
        from place p
        join units.above a on a.above_id = p.id and a.before is null
        join models.open_register m on m.unit_id = a.unit_id and m.state <> 'dissolved'
    ), typed as (
      select id, array_agg(distinct type order by type) as types from standing group by id
    ), teamed as (
      select s.id, count(*) as teams
        from standing s
        join models.open_team t on t.keeper_id = s.keeper_id and t.model_id = s.model_id and t.until is null
       group by s.id
    ), neighbours as (
      select p.id, count(*) as teams
        from place p
        join units.unit t on t.parent_id = p.id and t.kind = 'household_team' and t.valid_to is null
       group by p.id
    ), counted as (
      select p.id, k.problem, sum(m.amount) as amount
        from place p
        join indicators.monthly m on m.unit_id = p.id
        join json_to_recordset(${JSON.stringify(kindsOf(house))}::json) as k(problem text, indicator text, least int)
          on k.indicator = m.indicator
       where m.year between ${Number(from.slice(0, 4))} and ${Number(to.slice(0, 4))}
         and m.month between ${from}::date and ${to}::date
       group by p.id, k.problem, k.indicator, k.least
      having sum(m.amount) >= k.least
    ), recorded as (
      select id, jsonb_object_agg(problem, amount) as problems
        from (select id, problem, sum(amount) as amount from counted group by id, problem) kinds group by id
    ), headed as (
      select distinct unit_id from accounts.post where role = 'village_head' and until is null
    )
    insert into plans.fit as old (unit_id, keeper_id, path, title, name, households, terrain, livelihood,
                                  meeting_place, has_head, teams, types, problems)
    select u.id, u.keeper_id, u.path, u.title, u.name, u.households, g.terrain, g.livelihood, g.meeting_place,
           h.unit_id is not null, greatest(coalesce(t.teams, 0), coalesce(n.teams, 0)),
           coalesce(y.types, '{}'), coalesce(r.problems, '{}')
      from place p
      join units.unit u on u.id = p.id
      left join plans.ground g on g.unit_id = p.id
      left join headed h on h.unit_id = p.id
      left join teamed t on t.id = p.id
      left join neighbours n on n.id = p.id
      left join typed y on y.id = p.id
      left join recorded r on r.id = p.id
    on conflict (unit_id) do update
      set keeper_id = excluded.keeper_id, path = excluded.path, title = excluded.title, name = excluded.name,
          households = excluded.households, terrain = excluded.terrain, livelihood = excluded.livelihood,
          meeting_place = excluded.meeting_place, has_head = excluded.has_head, teams = excluded.teams,
          types = excluded.types, problems = excluded.problems, made_at = now()
    where (old.path, old.title, old.name, old.households, old.terrain, old.livelihood, old.meeting_place, old.has_head,
           old.teams, old.types, old.problems)
          is distinct from
          (excluded.path, excluded.title, excluded.name, excluded.households, excluded.terrain, excluded.livelihood,
           excluded.meeting_place, excluded.has_head, excluded.teams, excluded.types, excluded.problems)`.execute(
    db,
  )
}

/** Which indicators tell of which trouble. Counts about people are not told below the catalog's line here either. */
function kindsOf({ catalog }: Pick<House, 'catalog'>) {
  return [...catalog.problems.values()].flatMap(({ id: problem, indicators }) =>
    indicators.map((indicator) => ({
      problem,
      indicator,
      least: catalog.indicators.get(indicator)?.suppressBelow ?? 1,
    })),
  )
}
