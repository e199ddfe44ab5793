import { sql } from 'kysely'
import type { z } from 'zod'
import type { tips } from '../../../contract/tips.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { notFound } from '../../platform/errors.ts'
import { type At, needReader, tipRows, type TipRow } from './find.ts'
import { clocksFor } from './tell.ts'
import { wholeTip } from './whole.ts'

/** How many open tips are looked at in one transaction. */
const portion = 500

/** Writes down each clock that ran out, once: what is done afterwards does not undo it. */
export async function noteBreaches({ db, house }: Pick<Ctx, 'db' | 'house'>, rows: TipRow[]) {
  const ran = rows.flatMap((row) =>
    clocksFor({ house }, row)
      .filter(({ clock, breached }) => breached && !row.ran.some((each) => each.clock === clock))
      .map(({ clock, dueAt }) => [row.keeperId, row.id, clock, dueAt]),
  )
  if (ran.length === 0) return
  await insertRows(db, {
    table: 'tips.breach',
    columns: ['keeper_id', 'tip_id', 'clock', 'due_at'],
    rows: ran,
    ending: 'on conflict do nothing',
  })
}

/** Looks at the clocks of every open tip. */
export async function runClocks(house: House) {
  await everyOpenTip(house, (db, rows) => noteBreaches({ db, house }, rows))
}

/** Goes through the open tips of all desks, some in each transaction. */
export async function everyOpenTip(
  house: House,
  look: (db: Ctx['db'], rows: TipRow[]) => Promise<void>,
) {
  let after: At | undefined
  do {
    const from = after
    after = await inScope(house.db, itself, async (db) => {
      const rows = await openTips(db, from)
      await look(db, rows)
      return rows.length === portion ? rows.at(-1) : undefined
    })
  } while (after)
}

function openTips(db: Ctx['db'], from: At | undefined) {
  return tipRows({ db })
    .where('t.state', '<>', 'closed')
    .$if(from !== undefined, (query) =>
      query.where(sql<boolean>`(t.keeper_id, t.id) > (${from?.keeperId}::uuid, ${from?.id}::uuid)`),
    )
    .orderBy('t.keeperId')
    .orderBy('t.id')
    .limit(portion)
    .execute()
}

type Answer = z.output<typeof tips.answerBreach.input>

/** Somebody says why a clock ran out; the first answer stands. */
export async function answerBreach(ctx: Ctx, { clock, why, ...at }: Answer) {
  await needReader(ctx, at.keeperId)
  const { numUpdatedRows } = await ctx.db
    .updateTable('tips.breach')
    .set({
      answered: sql`coalesce(answered, ${why})`,
      answeredBy: sql`coalesce(answered_by, ${ctx.actor.accountId})`,
    })
    .where('keeperId', '=', at.keeperId)
    .where('tipId', '=', at.id)
    .where('clock', '=', clock)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound('breach')
  return wholeTip(ctx, at)
}
