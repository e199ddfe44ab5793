import { sql } from 'kysely'
import type { ModelBrief } from '../../../contract/models.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'

export type At = { keeperId: string; id: string }
type Db = Pick<OpenCtx, 'db'>

/** A model as the open register shows it, with the places around it. */
export type Found = ModelBrief & {
  path: string
  story: string
  foundedOn: string | null
  households: number | null
  /** Of the place it lives in. */
  unitHouseholds: number | null
  copies: number
  copiedFrom: string | null
  commune: UnitBrief | null
  province: UnitBrief | null
  endedOn: string | null
  latest: { rating: 'effective' | 'average' | 'poor'; points: number; on: string } | null
}

/** Models wherever they are, in the order they were asked for; who is not in the register is left out. */
export async function modelsAt({ db }: Db, asked: At[]): Promise<Found[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<{ found: Found }>`
    select json_build_object(
      'keeperId', m.keeper_id, 'id', m.id, 'type', m.type, 'name', m.name, 'state', m.state,
      'startedOn', m.started_on, 'points', m.points, 'teams', m.teams, 'decidedOn', m.decided_on,
      'changedFromOriginal', m.changed_from_original, 'path', u.path, 'story', m.story,
      'foundedOn', m.founded_on, 'households', coalesce(m.households, u.households),
      'unitHouseholds', u.households, 'copiedFrom', m.copied_from,
      'copies', (select count(*) from models.open_register c
                  where c.copied_from = m.id and c.copied_from_keeper = m.keeper_id),
      'lastActivityOn', (select l.on_day from activities.latest l
                          where l.keeper_id = m.keeper_id and l.model_id = m.id),
      'endedOn', (select max(c.on_day) from models.open_change c
                   where c.keeper_id = m.keeper_id and c.model_id = m.id and c.state = 'dissolved'),
      'latest', (select json_build_object('rating', j.rating, 'points', j.points, 'on', j.to_day)
                   from standards.open_judgement j
                  where j.keeper_id = m.keeper_id and j.model_id = m.id order by j.at desc limit 1),
      'unit', ${briefIn('u')}, 'commune', ${aboveIn('commune')}, 'province', ${aboveIn('province')}) as found
      from unnest(${asked.map(({ keeperId }) => keeperId)}::uuid[],
                  ${asked.map(({ id }) => id)}::uuid[]) with ordinality as a(keeper_id, id, place)
      join models.open_register m on m.keeper_id = a.keeper_id and m.id = a.id
      join units.unit u on u.id = m.unit_id
     order by a.place`.execute(db)
  return rows.map(({ found }) => found)
}

/** One model wherever it is. */
export async function modelAt(ctx: Db, at: At) {
  const [model] = await modelsAt(ctx, [at])
  if (!model) throw notFound('model')
  return model
}

function briefIn(row: string) {
  const at = (column: string) => sql.ref(`${row}.${column}`)
  return sql`json_build_object('id', ${at('id')}, 'kind', ${at('kind')}, 'title', ${at('title')},
                               'name', ${at('name')}, 'validTo', ${at('valid_to')})`
}

function aboveIn(kind: 'commune' | 'province') {
  return sql`(select ${briefIn('p')} from units.above w join units.unit p on p.id = w.above_id
               where w.unit_id = m.unit_id and w.before is null and p.kind = ${kind} limit 1)`
}
