import { type Selectable, sql } from 'kysely'
import type { Ctx, House } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import type { DB } from '../../platform/db/schema.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { endsAt, weekdayOf } from './shift-time.ts'

/** How many days ahead shifts are made. */
const ahead = 14
/** How many lines of rosters are looked at in one transaction. */
const portion = 300

export type RotaRow = Selectable<DB['duties.rota']>

/** Does a line of the roster have a shift on this day? */
export function falls({ weekdays, since, until }: RotaRow, day: string) {
  return since <= day && (until === null || day <= until) && weekdays.includes(weekdayOf(day))
}

/** Makes the shifts of the next two weeks that are not there yet; made again they are the same. */
export async function makeShifts({ db }: Pick<Ctx, 'db'>, rotas: RotaRow[]) {
  const first = today()
  const days = Array.from({ length: ahead }, (_, count) => daysLater(first, count))
  const wanted = rotas.flatMap((rota) =>
    days.filter((day) => falls(rota, day)).map((onDay) => ({ rota, onDay })),
  )
  const coming = wanted.filter(
    ({ rota, onDay }) => endsAt({ ...rota, onDay }).getTime() > Date.now(),
  )
  if (coming.length === 0) return
  const rests = await restsOf({ db }, rotas)
  const made = await db
    .insertInto('duties.shift')
    .values(
      coming.map(({ rota, onDay }) => {
        const rest = rests.find((each) => covers(each, { ...rota, onDay }))
        const { keeperId, modelId, id: rotaId, shift, fromTime, toTime, place } = rota
        return {
          keeperId,
          modelId,
          rotaId,
          shift,
          fromTime,
          toTime,
          place,
          onDay,
          id: uuid7(),
          state: rest ? 'called_off' : 'planned',
          reason: rest?.reason ?? '',
          restId: rest?.id ?? null,
        }
      }),
    )
    .onConflict((known) => known.columns(['keeperId', 'rotaId', 'onDay']).doNothing())
    .returning(['keeperId', 'id', 'rotaId'])
    .execute()
  await giveTurns(
    { db },
    made.flatMap(({ keeperId, id: shiftId, rotaId }) =>
      (rotas.find(({ id }) => id === rotaId)?.hands ?? []).map((handId) => ({
        keeperId,
        shiftId,
        handId,
      })),
    ),
  )
}

type Turn = { keeperId: string; shiftId: string; handId: string }

/** Gives shifts to hands, as far as these still take any. */
export async function giveTurns({ db }: Pick<Ctx, 'db'>, turns: Turn[]) {
  if (turns.length === 0) return
  const [keepers, shifts, hands] = (['keeperId', 'shiftId', 'handId'] as const).map((name) =>
    turns.map((turn) => turn[name]),
  )
  await sql`
    insert into duties.turn (keeper_id, shift_id, hand_id)
    select h.keeper_id, given.shift_id, h.id
      from unnest(${keepers}::uuid[], ${shifts}::uuid[], ${hands}::uuid[]) as given(keeper_id, shift_id, hand_id)
      join duties.hand h on h.keeper_id = given.keeper_id and h.id = given.hand_id
     where h.until is null and h.agreed_on is not null
        on conflict do nothing`.execute(db)
}

type Rest = { keeperId: string; modelId: string; fromDay: string; toDay: string }

function covers(rest: Rest, shift: { keeperId: string; modelId: string; onDay: string }) {
  return (
    rest.keeperId === shift.keeperId &&
    rest.modelId === shift.modelId &&
    rest.fromDay <= shift.onDay &&
    shift.onDay <= rest.toDay
  )
}

async function restsOf({ db }: Pick<Ctx, 'db'>, rotas: RotaRow[]) {
  return db
    .selectFrom('duties.rest')
    .select(['keeperId', 'modelId', 'id', 'fromDay', 'toDay', 'reason'])
    .where('keeperId', 'in', [...new Set(rotas.map(({ keeperId }) => keeperId))])
    .where('modelId', 'in', [...new Set(rotas.map(({ modelId }) => modelId))])
    .where('liftedAt', 'is', null)
    .where('toDay', '>=', today())
    .orderBy('fromDay')
    .execute()
}

/** Makes the shifts of every model that works, night after night. */
export async function makeEveryShift(house: House) {
  let after: RotaRow | undefined
  do {
    const from = after
    after = await inScope(house.db, itself, async (db) => {
      const rotas = await db
        .selectFrom('duties.rota as r')
        .innerJoin('models.openRegister as m', (join) =>
          join.onRef('m.keeperId', '=', 'r.keeperId').onRef('m.id', '=', 'r.modelId'),
        )
        .selectAll('r')
        .where('m.state', 'not in', ['suspended', 'dissolved'])
        .where((or) => or.or([or('r.until', 'is', null), or('r.until', '>=', today())]))
        .$if(from !== undefined, (query) =>
          query.where(
            sql<boolean>`(r.keeper_id, r.id) > (${from?.keeperId}::uuid, ${from?.id}::uuid)`,
          ),
        )
        .orderBy('r.keeperId')
        .orderBy('r.id')
        .limit(portion)
        .execute()
      await makeShifts({ db }, rotas)
      return rotas.length === portion ? rotas.at(-1) : undefined
    })
  } while (after)
}
