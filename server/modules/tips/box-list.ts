import type { Ctx } from '../../platform/context.ts'
import { booksToSee, boxPeople } from './box-people.ts'
import { tellBoxes } from './box-find.ts'

/** The letter boxes of a commune, and the people who may hold their keys. */
export async function listBoxes(ctx: Ctx, { keeperId }: { keeperId: string }) {
  await booksToSee(ctx, keeperId)
  const [rows, people] = await Promise.all([
    ctx.db
      .selectFrom('tips.box')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .orderBy('number')
      .execute(),
    boxPeople(ctx, keeperId),
  ])
  return { boxes: await tellBoxes(ctx, keeperId, rows), people }
}
