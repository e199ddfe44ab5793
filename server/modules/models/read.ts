import { sql } from 'kysely'
import type { Model } from '../../../contract/models.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { type At, brief, openModel, registered } from './find.ts'
import { atHome, mayChange, mayRecord, maySeeNames, maySettle } from './policy.ts'

/** One model as the reader may see it: everybody sees its board by role, its keepers by name. */
export async function readModel(ctx: OpenCtx, { keeperId, id }: At): Promise<Model> {
  const model = await openModel(ctx, { keeperId, id })
  const named = maySeeNames(ctx.actor, model.path)
  const at = { keeperId, id }
  const { typeVersion, story, decision, foundedOn, households, edition } = model
  return {
    ...brief(model),
    typeVersion,
    story,
    decision,
    foundedOn,
    households,
    edition,
    members: await membersOf(ctx, at, named),
    pointList: await pointsOf(ctx, at),
    teamList: await teamsOf(ctx, at),
    equipment: await equipmentOf(ctx, at),
    contributions: await contributionsOf(ctx, at),
    history: await historyOf(ctx, at, named),
    copiedFrom: await originalOf(ctx, model),
    copies: (await registered(ctx).where('m.copiedFrom', '=', id).limit(200).execute()).map(brief),
    atHome: atHome(ctx.actor, { keeperId, path: model.path }),
    mayChange: mayChange(ctx.actor, model.path),
    maySettle: maySettle(ctx.actor, model.path),
    mayRecord: mayRecord(ctx.actor, model.path),
  }
}

// Names are asked for only where they may be seen; everybody else reads a view that holds none.
async function membersOf({ db }: OpenCtx, { keeperId, id }: At, named: boolean) {
  const { rows } = await sql<Model['members'][number]>`
    select id, role, ${named ? sql`name` : sql`null`} as name, since, until
      from ${named ? sql`models.member` : sql`models.open_board`}
     where keeper_id = ${keeperId} and model_id = ${id}
     order by until nulls first, array_position(enum_range(null::models.board_role), role), since`.execute(
    db,
  )
  return rows
}

async function pointsOf({ db }: OpenCtx, { keeperId, id }: At) {
  const { rows } = await sql<Model['pointList'][number]>`
    select p.id, p.name, p.address, p.since, p.until,
           case when p.lat is not null then jsonb_build_object('lat', p.lat, 'lon', p.lon) end as place,
           case when u.id is not null then jsonb_build_object('id', u.id, 'kind', u.kind, 'title', u.title,
             'name', u.name, 'validTo', u.valid_to) end as unit
      from models.open_point p left join units.unit u on u.id = p.unit_id
     where p.keeper_id = ${keeperId} and p.model_id = ${id}
     order by p.until nulls first, p.since, p.id`.execute(db)
  return rows
}

async function teamsOf({ db }: OpenCtx, { keeperId, id }: At) {
  const { rows } = await sql<Model['teamList'][number]>`
    select id, name, households, members, since, until from models.open_team
     where keeper_id = ${keeperId} and model_id = ${id}
     order by until nulls first, since, id`.execute(db)
  return rows
}

async function equipmentOf({ db }: OpenCtx, { keeperId, id }: At) {
  const { rows } = await sql<Model['equipment'][number]>`
    select id, name, count, condition, checked_on from models.open_equipment
     where keeper_id = ${keeperId} and model_id = ${id} order by name, id`.execute(db)
  return rows
}

async function contributionsOf({ db }: OpenCtx, { keeperId, id }: At) {
  const { rows } = await sql<Model['contributions'][number]>`
    select id, giver, gave, cash, on_day as "on" from models.open_contribution
     where keeper_id = ${keeperId} and model_id = ${id} order by on_day desc, id`.execute(db)
  return rows
}

// States and moments by the day they fell on; on one day in the order they were written down, and of what
// was written down at once the state before what was told of it.
async function historyOf({ db }: OpenCtx, { keeperId, id }: At, named: boolean) {
  const { rows } = await sql<{ told: Model['history'][number] }>`
    select told from (
      select c.on_day, c.at, jsonb_build_object('what', 'state', 'state', c.state, 'on', c.on_day,
               'reason', c.reason, 'by', ${named ? sql`a.name` : sql`null`}) as told
        from ${named ? sql`models.change c left join accounts.account a on a.id = c.by_id` : sql`models.open_change c`}
       where c.keeper_id = ${keeperId} and c.model_id = ${id}
      union all
      select on_day, at, jsonb_build_object('what', 'moment', 'moment', what, 'on', on_day, 'said', said)
        from models.open_moment where keeper_id = ${keeperId} and model_id = ${id}
      union all
      -- A copy lives in other books: its launch is read from the register, not written here.
      (select m.started_on, m.started_on::timestamptz, jsonb_build_object('what', 'moment', 'moment', 'copied.to',
               'on', m.started_on, 'said', jsonb_build_object('name', m.name, 'unit', u.title || ' ' || u.name))
         from models.open_register m join units.unit u on u.id = m.unit_id
        where m.copied_from = ${id} and m.copied_from_keeper = ${keeperId} and m.started_on is not null
        order by m.started_on limit 200)
    ) happened order by on_day, at, told ->> 'what' desc`.execute(db)
  return rows.map(({ told }) => told)
}

async function originalOf(
  ctx: OpenCtx,
  model: { copiedFrom: string | null; copiedFromKeeper: string | null },
) {
  if (!model.copiedFrom || !model.copiedFromKeeper) return null
  const at = { keeperId: model.copiedFromKeeper, id: model.copiedFrom }
  return brief(await openModel(ctx, at))
}
