import { sql } from 'kysely'
import type { z } from 'zod'
import type { duties } from '../../../contract/duties.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { allow } from '../../platform/errors.ts'
import { findRoster, type Of } from './roster-find.ts'
import { mayKeepRoster, maySeeHands } from './roster-policy.ts'
import { rotaOf } from './rota.ts'
import { shiftRows, shown } from './shift-find.ts'
import { weekdayOf } from './shift-time.ts'

type Asked = z.output<typeof duties.week.input>

/** A week of a model's shifts from its Monday, who takes them, and what the one who asks takes themselves. */
export async function week(ctx: Ctx, { from: asked, ...of }: Asked) {
  const found = await findRoster(ctx, of)
  const now = today()
  const day = asked ?? now
  const from = daysLater(day, 1 - weekdayOf(day))
  const [rows, mine, hands, rota, rests] = await Promise.all([
    shiftRows(ctx, of)
      .where('onDay', '>=', from)
      .where('onDay', '<=', daysLater(from, 6))
      .orderBy('onDay')
      .orderBy('fromTime')
      .execute(),
    found.me ? shiftsOf(ctx, of, found.me.id) : [],
    handRows(ctx, of),
    ctx.db
      .selectFrom('duties.rota')
      .selectAll()
      .where('keeperId', '=', of.keeperId)
      .where('modelId', '=', of.modelId)
      .where((or) => or.or([or('until', 'is', null), or('until', '>=', now)]))
      .orderBy('fromTime')
      .orderBy('id')
      .execute(),
    ctx.db
      .selectFrom('duties.rest')
      .select(['id', 'fromDay as from', 'toDay as to', 'reason'])
      .where('keeperId', '=', of.keeperId)
      .where('modelId', '=', of.modelId)
      .where('liftedAt', 'is', null)
      .where('toDay', '>=', now)
      .orderBy('fromDay')
      .execute(),
  ])
  const names = maySeeHands(ctx.actor, found.path, found.me !== undefined)
  return {
    from,
    mayKeep: found.working && mayKeepRoster(ctx.actor, found.path),
    hands: hands.map(({ id, name, accountId, agreedOn, since }) => ({
      id,
      name: names ? name : null,
      account: accountId !== null,
      mine: accountId === ctx.actor.accountId,
      agreed: agreedOn !== null,
      since,
    })),
    rota: rota.map(rotaOf),
    rests,
    shifts: await shown(ctx, found, rows),
    mine: await shown(ctx, found, mine),
  }
}

/** What a hand has before it, what it is asked to take, and what it began and has not ended. */
function shiftsOf(ctx: Ctx, of: Of, handId: string) {
  const day = today()
  return shiftRows(ctx, of)
    .where('state', 'in', ['planned', 'started'])
    .where((or) => or.or([or('onDay', '>=', daysLater(day, -1)), or('state', '=', 'started')]))
    .where(
      sql<boolean>`(exists (select from duties.turn t where t.keeper_id = duties.shift.keeper_id
          and t.shift_id = duties.shift.id and t.hand_id = ${handId})
        or exists (select from duties.swap s where s.keeper_id = duties.shift.keeper_id
          and s.shift_id = duties.shift.id and s.to_hand = ${handId} and s.state = 'asked'))`,
    )
    .orderBy('onDay')
    .orderBy('fromTime')
    .limit(40)
    .execute()
}

function handRows({ db }: Pick<Ctx, 'db'>, { keeperId, modelId }: Of) {
  return db
    .selectFrom('duties.hand')
    .select(['id', 'name', 'accountId', 'agreedOn', 'since'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('until', 'is', null)
    .orderBy('name')
    .execute()
}

/** People with a post where the model lives who are not on its roster yet. */
export async function people(ctx: Ctx, of: Of) {
  const { keeperId, modelId } = of
  const { path, kind } = await findRoster(ctx, of)
  allow(mayKeepRoster(ctx.actor, path))
  const found = await ctx.db
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.post as p', 'p.accountId', 'a.id')
    .innerJoin('units.unit as u', 'u.id', 'p.unitId')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('p.keeperId', '=', keeperId)
    .where('p.until', 'is', null)
    .where('a.closedAt', 'is', null)
    // Those of the place itself, below it and around it; a school or a market asks whoever holds a post in
    // the commune, and does not read who lives there.
    .where(
      sql<boolean>`(u.path = ${path} or u.path like ${`${path}/%`} or starts_with(${path}, u.path || '/')
        or (${kind} not in ('residential', 'household_team') and p.role not in ('resident', 'household_head')))`,
    )
    .where(
      sql<boolean>`not exists (select from duties.hand h where h.keeper_id = ${keeperId}
        and h.model_id = ${modelId} and h.account_id = a.id and h.until is null)`,
    )
    .orderBy('a.name')
    .limit(500)
    .execute()
  return { people: found }
}
