import { sql } from 'kysely'
import type { Rubric } from '../../../contract/rubric.ts'
import type { Ctx } from '../../platform/context.ts'

type Db = Pick<Ctx, 'db'>
type Limits = Rubric['flags']

/** Something in the records of a model that a person should be asked about, and what it was seen in. */
export type SignSeen = {
  keeperId: string
  modelId: string
  mark: string
  said: Record<string, string | number>
  records: string[]
}

/** Only records that stand are looked at; what was corrected or voided asks nothing. */
const stands = sql<boolean>`a.state in ('submitted', 'verified')`

/** Records typed in together on one day, for work of many days. */
export async function typedTogether({ db }: Db, day: string, { batch }: Limits) {
  const { rows } = await sql<SignSeen>`
    with near as (
      select a.keeper_id, a.model_id, count(*) over w as many, min(a.on_day) over w as first, max(a.on_day) over w as last,
             array_agg(a.id) over w as records
        from activities.activity a
       where a.written_at >= ${`${day}T00:00:00+07:00`}::timestamptz
         and a.written_at < ${`${day}T00:00:00+07:00`}::timestamptz + interval '1 day' and ${stands}
      window w as (partition by a.keeper_id, a.model_id order by a.written_at
                   range between make_interval(mins => ${batch.minutes}) preceding and current row))
    select distinct on (keeper_id, model_id) keeper_id, model_id, ${day}::text as mark, records,
           json_build_object('records', many, 'from', first, 'to', last) as said
      from near where many >= ${batch.records} and last - first >= ${batch.spanDays}
     order by keeper_id, model_id, many desc`.execute(db)
  return rows
}

/** More people came than live in the place. */
export async function tooManyPeople({ db }: Db, since: Date, { perHousehold }: Limits) {
  const { rows } = await sql<SignSeen>`
    select a.keeper_id, a.model_id, a.id::text as mark, array[a.id] as records,
           json_build_object('came', a.attendance, 'people', coalesce(u.residents, u.households * ${perHousehold}::int),
                             'on', a.on_day) as said
      from activities.activity a join units.unit u on u.id = a.unit_id
     where a.written_at >= ${since} and ${stands}
       and a.attendance > coalesce(u.residents, u.households * ${perHousehold}::int)`.execute(db)
  return rows
}

/** Two rounds of one model at the same time, too far apart for the same people. Only where both say when they began. */
export async function inTwoPlaces({ db }: Db, since: Date, { apart }: Limits) {
  const { rows } = await sql<SignSeen>`
    with round as (
      select a.keeper_id, a.model_id, a.id, a.on_day, a.lat, a.lon, a.written_at,
             extract(epoch from (a.answers ->> 'start')::time) / 3600 as start,
             coalesce((a.answers ->> 'hours')::numeric, 0) as hours
        from activities.activity a
       where a.kind = ${apart.kind} and ${stands} and a.lat is not null and a.answers ? 'start'
         and (a.keeper_id, a.model_id, a.on_day) in (
           select n.keeper_id, n.model_id, n.on_day from activities.activity n
            where n.kind = ${apart.kind} and n.written_at >= ${since}))
    select o.keeper_id, o.model_id, o.id || '/' || t.id as mark, array[o.id, t.id] as records,
           json_build_object('on', o.on_day, 'metres', round(metres)) as said
      from round o join round t on t.keeper_id = o.keeper_id and t.model_id = o.model_id and t.on_day = o.on_day and t.id > o.id
      cross join lateral (select 2 * 6371000 * asin(sqrt(
        power(sin(radians(t.lat - o.lat) / 2), 2)
        + cos(radians(o.lat)) * cos(radians(t.lat)) * power(sin(radians(t.lon - o.lon) / 2), 2))) as metres) d
     where o.start < t.start + t.hours and t.start < o.start + o.hours and metres > ${apart.metres}`.execute(
    db,
  )
  return rows
}

/** The same photo behind two records of one commune. */
export async function samePhotos({ db }: Db, since: Date, from: string) {
  const { rows } = await sql<SignSeen>`
    with proof as (
      select a.keeper_id, a.model_id, a.id, a.written_at, e.hash
        from activities.activity a
        cross join lateral unnest(a.evidence) as given(id)
        join activities.evidence e on e.keeper_id = a.keeper_id and e.id = given.id
       where a.evidence <> '{}' and ${stands} and a.on_day >= ${from} and e.kind = 'photo'
         and a.keeper_id in (select keeper_id from activities.activity where written_at >= ${since} and evidence <> '{}'))
    select keeper_id, (array_agg(model_id order by written_at desc, id))[1] as model_id, hash as mark,
           array_agg(distinct id) as records, json_build_object('records', count(distinct id)) as said
      from proof group by keeper_id, hash
    having count(distinct id) > 1 and max(written_at) >= ${since}`.execute(db)
  return rows
}
