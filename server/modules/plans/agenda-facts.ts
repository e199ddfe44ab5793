import type { Rating } from '../../../contract/standards.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, firstDay, monthOf } from '../../platform/days.ts'
import { coverageOf } from '../meetings/module.ts'
import { standingOf } from '../standards/module.ts'
import type { Fact } from './agenda.ts'
import type { Listed } from './briefs.ts'
import { changed, copied, judged, type Since } from './facts-life.ts'
import { behind, overdue, tasksDone } from './facts-plans.ts'
import { incidents, renewals, silent } from './facts-records.ts'

/** What is asked about: the models under a place, since when, up to which day. */
export type Asked = { path: string; models: Listed[]; since: Since; day: string }

/** Everything that changed, or is still not done, for the models under a place: each fact speaks for one model. */
export async function factsFor(ctx: Ctx, asked: Asked): Promise<Fact[]> {
  const { models, day } = asked
  const gathered = await Promise.all([
    moved(ctx, asked),
    judged(ctx, asked),
    silent(ctx, models, day),
    overdue(ctx, models, day),
    tasksDone(ctx, models),
    covered(ctx, asked),
    renewals(ctx, models, day),
    changed(ctx, asked),
    copied(ctx, asked),
    behind(ctx, models, day),
    incidents(ctx, asked),
  ])
  return gathered.flat()
}

const better: Record<Rating, number> = { poor: 0, average: 1, effective: 2 }

/** Whose suggestion moved a band, and about whose records questions stand open. */
async function moved(ctx: Ctx, { path, since }: Asked) {
  const standing = await standingOf(ctx, { path, month: firstDay(monthOf(since.day)) })
  return standing.flatMap(({ keeperId, id, points, suggested, before, flags }): Fact[] => {
    const facts: Fact[] = []
    if (suggested && before && suggested !== before && points !== null) {
      const way = better[suggested] > better[before] ? 'rose' : 'fell'
      facts.push({ keeperId, id, key: `${way}.${suggested}`, values: { points } })
    }
    if (flags > 0) facts.push({ keeperId, id, key: 'flags', values: { count: flags } })
    return facts
  })
}

/** By whose covenant fewer stand than did then: in percent of those who are asked. */
async function covered(ctx: Ctx, { models, since, day }: Asked) {
  if (models.length === 0) return []
  const [then, now] = await Promise.all([
    coverageOf(ctx, models, since.day),
    coverageOf(ctx, models, day),
  ])
  const before = new Map(then.map((row) => [`${row.keeperId}/${row.id}`, share(row)]))
  return now.flatMap((row): Fact[] => {
    const { keeperId, id } = row
    const [from, to] = [before.get(`${keeperId}/${id}`) ?? 0, share(row)]
    return to < from ? [{ keeperId, id, key: 'covenant_fell', values: { from, to } }] : []
  })
}

function share({ signed, signers }: { signed: number; signers: number }) {
  return signers > 0 ? Math.floor((100 * signed) / signers) : 0
}

/** Facts of the last days before a review are drawn up to the day of the review, or to today. */
export function upTo(on: string, now: string) {
  return on < now ? on : now
}

/** A review looks back as far as the one before it, or over three months where there was none. */
export function lookBack(on: string) {
  return daysLater(on, -90)
}
