import { sql } from 'kysely'
import type { z } from 'zod'
import type { Notice, notices } from '../../../contract/notices.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import type { Actor, OpenCtx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { briefOf } from '../units/module.ts'
import { briefsOf, type NoticeRow, noticeRow } from './notice-find.ts'
import { type Above, aboveOf } from './notice-above.ts'
import { mayPublish, mayReadDraft, mayWriteNotice } from './policy.ts'

type Shown = z.input<typeof notices.read.reply>

/** One notice: for everybody when it is published, else for those who write it and those it goes up to. */
export async function readNotice(
  ctx: OpenCtx,
  at: { keeperId: string; id: string },
): Promise<Shown> {
  const row = await noticeRow(ctx, at)
  const [brief] = await briefsOf(ctx, [row])
  if (!brief) throw notFound('notice')
  const { found, ...shown } = brief
  const above = await aboveOf(ctx, at.keeperId)
  const insider = mayReadDraft(ctx.actor, {
    path: found.path,
    above: above.map(({ path }) => path),
  })
  if (row.state !== 'published' && !insider) throw notFound('notice')
  const next = nextUp(row, above)
  return {
    ...shown,
    text: row.text,
    figures: row.figures,
    writtenAt: row.writtenAt,
    edition: row.edition,
    passages: insider ? await passagesOf(ctx, at) : [],
    may: insider ? openTo(ctx.actor, row, { path: found.path, above }) : [],
    next: next ? briefOf(next) : null,
  }
}

/** To whom it would be proposed next: one up from where it is. While somebody is asked, to nobody. */
export function nextUp({ askedId, reachId, state }: NoticeRow, above: Above[]) {
  if (askedId !== null || state === 'withdrawn') return undefined
  return reachId === null ? above[0] : above[above.findIndex(({ id }) => id === reachId) + 1]
}

/** What the reader may do with it as it stands. */
export function openTo(
  actor: Actor | undefined,
  row: NoticeRow,
  { path, above }: { path: string; above: Above[] },
): Notice['may'] {
  const writes = mayWriteNotice(actor, path)
  const asked = above.find(({ id }) => id === row.askedId)
  const reach = above.find(({ id }) => id === row.reachId)
  const answers = asked !== undefined && mayPublish(actor, asked.path)
  const published = reach !== undefined && mayPublish(actor, reach.path)
  const carries = row.state === 'draft' ? writes : published
  const open: Record<Notice['may'][number], boolean> = {
    change: row.state === 'draft' && writes,
    propose: carries && nextUp(row, above) !== undefined,
    publish: answers,
    give_back: answers,
    withdraw: row.state !== 'withdrawn' && (writes || published),
  }
  return (Object.keys(open) as Notice['may']).filter((act) => open[act])
}

type Passage = {
  act: Notice['passages'][number]['act']
  unit: UnitBrief
  to: UnitBrief | null
  reason: string
  at: Date
}

async function passagesOf(
  { db }: Pick<OpenCtx, 'db'>,
  { keeperId, id }: { keeperId: string; id: string },
) {
  const brief = (row: string) => sql`json_build_object(
    'id', ${sql.ref(`${row}.id`)}, 'kind', ${sql.ref(`${row}.kind`)}, 'title', ${sql.ref(`${row}.title`)},
    'name', ${sql.ref(`${row}.name`)}, 'validTo', ${sql.ref(`${row}.valid_to`)})`
  const { rows } = await sql<Passage>`
    select p.act, ${brief('u')} as unit, case when t.id is not null then ${brief('t')} end as "to", p.reason, p.at
      from library.passage p join units.unit u on u.id = p.unit_id left join units.unit t on t.id = p.to_id
     where p.keeper_id = ${keeperId} and p.notice_id = ${id} order by p.at, p.id`.execute(db)
  return rows
}
