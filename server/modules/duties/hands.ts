import { sql } from 'kysely'
import type { z } from 'zod'
import type { duties, Hand } from '../../../contract/duties.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { findRoster, keptRoster } from './roster-find.ts'
import { mayKeepRoster } from './roster-policy.ts'
import { people } from './roster-week.ts'
import type { At } from './shift-find.ts'

type Adding = z.output<typeof duties.addHand.input>

/** Asks somebody with an account to take shifts, or writes down somebody without who said yes. */
export async function addHand(ctx: Ctx, input: Adding): Promise<Hand> {
  const { keeperId, modelId, id, accountId, name, agreed } = input
  await keptRoster(ctx, input)
  const known = await handAt(ctx, input)
  if (known) return shownHand(ctx, known)
  if (accountId === undefined && !agreed) throw wrong('agreed', 'missing')
  const person = accountId === undefined ? undefined : await personAt(ctx, input, accountId)
  // Whoever keeps the roster and takes shifts too need not ask themselves.
  const said = accountId === undefined || accountId === ctx.actor.accountId
  const hand = await ctx.db
    .insertInto('duties.hand')
    .values({
      keeperId,
      modelId,
      id,
      accountId: accountId ?? null,
      name: person?.name ?? name ?? '',
      since: today(),
      agreedOn: said ? today() : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return shownHand(ctx, hand)
}

async function personAt(ctx: Ctx, of: At, accountId: string) {
  const { people: known } = await people(ctx, of)
  const person = known.find((each) => each.id === accountId)
  if (!person) throw wrong('accountId', 'not_offered')
  return person
}

type HandRow = Awaited<ReturnType<typeof handAt>>

function shownHand(ctx: Ctx, { id, name, accountId, agreedOn, since }: NonNullable<HandRow>): Hand {
  const mine = accountId === ctx.actor.accountId
  return { id, name, account: accountId !== null, mine, agreed: agreedOn !== null, since }
}

function handAt({ db }: Pick<Ctx, 'db'>, { keeperId, modelId, id }: At) {
  return db
    .selectFrom('duties.hand')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Somebody who was asked says whether they take shifts. */
export async function answerHand(ctx: Ctx, { yes, ...at }: At & { yes: boolean }) {
  await findRoster(ctx, at)
  const hand = await handAt(ctx, at)
  if (!hand) throw notFound('hand')
  allow(hand.accountId === ctx.actor.accountId)
  if (hand.until !== null) {
    if (yes) throw conflict('hand.left')
    return { done: true as const }
  }
  if (!yes) return leave(ctx, at)
  await ctx.db
    .updateTable('duties.hand')
    .set({ agreedOn: hand.agreedOn ?? today() })
    .where('keeperId', '=', at.keeperId)
    .where('id', '=', at.id)
    .execute()
  await announce(ctx, 'duties.changed', [{ keeperId: at.keeperId, id: at.modelId }])
  return { done: true as const }
}

/** Somebody takes no more shifts, by their own word or by that of whoever keeps the roster. */
export async function endHand(ctx: Ctx, at: At) {
  const { path } = await findRoster(ctx, at)
  const hand = await handAt(ctx, at)
  if (!hand) throw notFound('hand')
  allow(hand.accountId === ctx.actor.accountId || mayKeepRoster(ctx.actor, path))
  if (hand.until !== null) return { done: true as const }
  return leave(ctx, at)
}

/** What they took part in stays theirs; what was planned for them is free again. */
async function leave(ctx: Ctx, { keeperId, modelId, id }: At) {
  const { db } = ctx
  await db
    .updateTable('duties.hand')
    .set({ until: sql<string>`greatest(since, ${today()}::date)` })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await sql`
    update duties.rota set hands = array_remove(hands, ${id}::uuid), edition = edition + 1
     where keeper_id = ${keeperId} and model_id = ${modelId} and ${id}::uuid = any (hands)`.execute(
    db,
  )
  const { rows } = await sql<{ id: string }>`
    select s.id from duties.shift s
     where s.keeper_id = ${keeperId} and s.model_id = ${modelId} and s.state in ('planned', 'called_off')
       and s.on_day >= ${today()}
       and (exists (select from duties.turn t where t.keeper_id = s.keeper_id and t.shift_id = s.id and t.hand_id = ${id})
         or exists (select from duties.swap w where w.keeper_id = s.keeper_id and w.shift_id = s.id
                     and w.state = 'asked' and ${id} in (w.from_hand, w.to_hand)))
     order by s.id for update`.execute(db)
  const shifts = rows.map((row) => row.id)
  if (shifts.length > 0) {
    await db
      .deleteFrom('duties.turn')
      .where('keeperId', '=', keeperId)
      .where('shiftId', 'in', shifts)
      .where('handId', '=', id)
      .execute()
    await sql`
      update duties.swap
         set state = case when from_hand = ${id} then 'taken_back' else 'declined' end, settled_at = ${new Date()}
       where keeper_id = ${keeperId} and shift_id = any (${shifts}::uuid[]) and state = 'asked'
         and ${id} in (from_hand, to_hand)`.execute(db)
    await db
      .updateTable('duties.shift')
      .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
      .where('keeperId', '=', keeperId)
      .where('id', 'in', shifts)
      .execute()
  }
  await announce(ctx, 'duties.changed', [{ keeperId, id: modelId }])
  return { done: true as const }
}
