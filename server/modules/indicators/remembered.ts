import { sql } from 'kysely'
import type { OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'

/** How many answers are held: the dashboards that many people look at, not every one there is. */
const most = 400

type Held<Answer> = { stamp: string; answer: Answer }

/**
 * Answers a question about a unit's figures from memory while nothing it counts has changed. The stamp is
 * asked for each time: how often entries were folded, and how many below the unit wait to be. Between two
 * folds entries are only added, so the same stamp means the same figures. It is read before the answer is
 * made: an answer may know more than its stamp, never less.
 */
export function remember<Asked extends { unitId: string }, Answer>(
  work: (ctx: OpenCtx, asked: Asked) => Promise<Answer>,
) {
  const held = new Map<string, Held<Answer>>()

  return {
    async answer(ctx: OpenCtx, asked: Asked): Promise<Answer> {
      const key = `${today()} ${JSON.stringify(asked)}`
      const stamp = await stampOf(ctx, asked.unitId)
      const known = held.get(key)
      if (known?.stamp === stamp) return known.answer
      const answer = await work(ctx, asked)
      held.delete(key)
      held.set(key, { stamp, answer })
      const [oldest] = held.keys()
      if (held.size > most && oldest !== undefined) held.delete(oldest)
      return answer
    },
    /** Names and places changed: whatever is shown with the figures is asked for anew. */
    forget: () => held.clear(),
  }
}

async function stampOf({ db }: OpenCtx, unitId: string) {
  const { rows } = await sql<{ turn: number; waiting: number }>`
    select (select number from indicators.turn) as turn, count(*) as waiting
      from indicators.unfolded u join units.above a on a.unit_id = u.unit_id and a.above_id = ${unitId}`.execute(
    db,
  )
  return `${rows[0]?.turn}/${rows[0]?.waiting}`
}
