import { modelAt as foundAt } from '../server/modules/library/find.ts'
import { outcomesOf } from '../server/modules/library/outcome.ts'
import { unitIds } from '../server/modules/units/module.ts'
import type { Ctx } from '../server/platform/context.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt, tell } from './living.ts'
import { personAt } from './models.ts'
import type { Person } from './people.ts'

/** A notice of experience and its way up; published, every place of the province reads it. */
export async function noticeOf(
  ctx: Ctx,
  living: Living & { officers: Person[]; provinceCalled: string },
  told: LifeBook['notices'][number],
): Promise<Lived> {
  const { commune, chance, today, officers, provinceCalled } = living
  const { made, row } = modelAt(commune, told.model)
  const { keeperId } = row
  const province = unitIds.provinceId(commune.book.province)
  const above = officers.find(
    (each) => each.role === 'province_committee' && each.keeperId === province,
  )
  const [figures] = await outcomesOf(ctx, [await foundAt(ctx, { keeperId, id: made.id })])
  const written = daysLater(today, -told.ago)
  const id = chance.id(momentOf(written, 9))
  const by = personAt(commune.people, 'commune_committee').id
  const dayOf = (after: number | undefined) =>
    after === undefined ? undefined : daysLater(written, after)
  const [proposed, published] = [dayOf(told.proposed), dayOf(told.published)]
  const passage = (act: 'proposed' | 'published', on: string) => ({
    keeperId,
    id: chance.id(momentOf(on, 10)),
    noticeId: id,
    act,
    unitId: act === 'proposed' ? keeperId : province,
    toId: province,
    byId: act === 'proposed' ? by : (above?.id ?? by),
    at: momentOf(on, 10).toISOString(),
  })
  const passages = [
    ...(proposed ? [{ on: proposed, row: passage('proposed', proposed) }] : []),
    ...(published ? [{ on: published, row: passage('published', published) }] : []),
  ]
  return {
    kept: {
      'library.notice': [
        {
          keeperId,
          id,
          modelKeeper: keeperId,
          modelId: made.id,
          title: told.title,
          text: told.text,
          figures: figures as never,
          state: published ? 'published' : proposed ? 'proposed' : 'draft',
          reachId: published ? province : null,
          askedId: proposed && !published ? province : null,
          publishedOn: published ?? null,
          publishedAt: published ? momentOf(published, 10).toISOString() : null,
          writtenBy: by,
          writtenAt: momentOf(written, 9).toISOString(),
          edition: 1 + passages.length,
        },
      ],
      'library.passage': passages.map((each) => each.row),
      'models.moment': passages.map(({ on, row: { id: actId, act } }) => ({
        ...tell(row, chance, { on, what: `notice.${act}`, said: { to: provinceCalled } }),
        id: actId,
      })),
    },
  }
}
