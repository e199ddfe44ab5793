import { sql } from 'kysely'
import type { FlagKind } from '../../../contract/standards.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import {
  inTwoPlaces,
  samePhotos,
  sameTexts,
  type SignSeen,
  tooManyPeople,
  typedTogether,
} from '../activities/module.ts'
import { eveOf } from './cut-offs.ts'

/** Nights that may have been missed: what was written since then is looked at, and nothing is asked twice. */
const lookBackDays = 3

/** Looks for signs of formalism in what was written lately, and asks the units about each once. */
export async function askAboutAll(house: House, day = today()) {
  await inScope(house.db, itself, async (db) => {
    const ctx = { db, house }
    const { flags } = house.catalog.rubric
    const since = new Date(`${daysLater(day, -lookBackDays)}T00:00:00+07:00`)
    const from = daysLater(day, -365)
    const eves = Array.from({ length: lookBackDays + 1 }, (_, back) =>
      daysLater(day, -back),
    ).filter((each) => eveOf(each, house.catalog.calendars, flags.batch.eveDays))
    await ask(ctx, day, 'silence', await silentModels(ctx, day))
    for (const eve of eves) await ask(ctx, day, 'batch', await typedTogether(ctx, eve, flags))
    await ask(ctx, day, 'same_text', await sameTexts(ctx, { since, from }, flags))
    await ask(ctx, day, 'same_photo', await samePhotos(ctx, since, from))
    await ask(ctx, day, 'more_than_people', await tooManyPeople(ctx, since, flags))
    await ask(ctx, day, 'two_places', await inTwoPlaces(ctx, since, flags))
  })
}

/** Models at work that should have done something each quarter at least, and wrote nothing for so long. */
async function silentModels({ db, house }: Pick<Ctx, 'db' | 'house'>, day: string) {
  const lively = [...house.catalog.models.values()].flatMap(({ id, rhythms }) =>
    rhythms.some(({ per }) => per !== 'year') ? [id] : [],
  )
  const { rows } = await sql<SignSeen>`
    select m.keeper_id, m.id as model_id, last.on_day::text as mark, '{}'::uuid[] as records,
           json_build_object('since', last.on_day) as said
      from models.open_register m
      cross join lateral (
        select greatest(m.started_on,
          (select max(c.on_day) from models.open_change c where c.keeper_id = m.keeper_id and c.model_id = m.id),
          (select l.on_day from activities.latest l where l.keeper_id = m.keeper_id and l.model_id = m.id)) as on_day) last
     where m.state in ('launched', 'active', 'needs_improvement') and m.type = any (${lively}::text[])
       and last.on_day <= ${daysLater(day, -house.catalog.rubric.flags.silenceDays)}`.execute(db)
  return rows
}

async function ask(
  { db, house }: Pick<Ctx, 'db' | 'house'>,
  day: string,
  kind: FlagKind,
  seen: SignSeen[],
) {
  if (seen.length === 0) return
  const openFrom = daysLater(day, house.catalog.rubric.flags.unitFirstDays)
  await sql`
    insert into standards.flag (keeper_id, id, model_id, kind, mark, said, records, seen_on, open_from)
    select x."keeperId", gen_random_uuid(), x."modelId", ${kind}, x.mark, x.said, x.records, ${day}, ${openFrom}
      from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as x(
        "keeperId" uuid, "modelId" uuid, mark text, said jsonb, records uuid[])
    on conflict (keeper_id, model_id, kind, mark) do nothing`.execute(db)
}
