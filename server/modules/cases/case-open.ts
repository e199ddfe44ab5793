import type { z } from 'zod'
import type { cases } from '../../../contract/cases.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { alarmForCase } from '../alarms/module.ts'
import { needReader, takeUp, tipsForCase } from '../tips/module.ts'
import { findCase, readCase } from './case-find.ts'
import { nextNumber } from './numbers.ts'

type Opened = z.output<typeof cases.open.input>

/** Days the law gives for deciding on a tip (Criminal Procedure Code 2015, art. 147). */
const days = 20

/** Opens a case from tips, an alarm, or something seen. Sent twice it is one case. */
export async function openCase(ctx: Ctx, input: Opened) {
  const { db, actor, house } = ctx
  const { keeperId, id, category, sealed, keyHead } = input
  await needReader(ctx, keeperId)
  const known = await db
    .selectFrom('cases.case')
    .select('openedBy')
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known && known.openedBy !== actor.accountId) throw conflict('case.other_content')
  if (known) return readCase(ctx, input)
  if (!house.catalog.tips.categories.has(category)) throw wrong('category', 'not_offered')

  const since = await earliest(ctx, input)
  const year = Number(today().slice(0, 4))
  await db
    .insertInto('cases.case')
    .values({
      keeperId,
      id,
      category,
      keyHead,
      year,
      number: await nextNumber(ctx, { keeperId, register: 'case', year }),
      header: Buffer.from(sealed.header, 'base64'),
      payload: Buffer.from(sealed.payload, 'base64'),
      openedBy: actor.accountId,
      assignedTo: actor.accountId,
      dueOn: today(since.getTime() + days * 86_400_000),
    })
    .execute()
  const tipIds = idsOf(input, 'tip')
  await takeUp(ctx, { keeperId, tipIds, caseId: id })
  await db
    .insertInto('cases.source')
    .values(
      input.sources.map((source) => ({
        keeperId,
        caseId: id,
        kind: source.kind,
        sourceId: source.id,
      })),
    )
    .execute()
  await announce(ctx, 'cases.changed', [{ keeperId, id }])
  return readCase(ctx, input)
}

/** Another tip turns out to be about the same. */
export async function addTip(ctx: Ctx, input: z.output<typeof cases.addTip.input>) {
  const { keeperId, id, tipId } = input
  const row = await findCase(ctx, input)
  if (row.state === 'closed') throw conflict('case.closed')
  if (row.edition !== input.edition) throw conflict('case.changed', await readCase(ctx, input))
  await earliest(ctx, { keeperId, sources: [{ kind: 'tip', id: tipId }] })
  await takeUp(ctx, { keeperId, tipIds: [tipId], caseId: id })
  await ctx.db
    .insertInto('cases.source')
    .values({ keeperId, caseId: id, kind: 'tip', sourceId: tipId })
    .execute()
  await ctx.db
    .updateTable('cases.case')
    .set({ edition: row.edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'cases.changed', [{ keeperId, id }])
  return readCase(ctx, input)
}

/** When the first word came from which the time to decide runs. Each source must be there. */
async function earliest(ctx: Ctx, { keeperId, sources }: Pick<Opened, 'keeperId' | 'sources'>) {
  const times = [new Date()]
  const ids = idsOf({ sources }, 'tip')
  const tips = await tipsForCase(ctx, keeperId, ids)
  if (tips.length < new Set(ids).size) throw notFound('tip')
  times.push(...tips.map(({ receivedAt }) => receivedAt))
  for (const id of idsOf({ sources }, 'alarm')) {
    const alarm = await alarmForCase(ctx, { keeperId, id })
    if (!alarm) throw notFound('alarm')
    times.push(alarm.raisedAt)
  }
  return new Date(Math.min(...times.map((time) => time.getTime())))
}

function idsOf({ sources }: Pick<Opened, 'sources'>, kind: Opened['sources'][number]['kind']) {
  return sources.filter((source) => source.kind === kind).map(({ id }) => id)
}
