import { sql } from 'kysely'
import type { z } from 'zod'
import type { Notice, notices } from '../../../contract/notices.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict } from '../../platform/errors.ts'
import { tellOfModel } from '../models/module.ts'
import { findUnit } from '../units/module.ts'
import { modelAt } from './find.ts'
import { type Above, aboveOf } from './notice-above.ts'
import { type NoticeRow, noticeRow } from './notice-find.ts'
import { nextUp, openTo, readNotice } from './notice-read.ts'
import { mayPublish, mayReadDraft } from './policy.ts'

type Act = z.output<typeof notices.propose.input>
type ActWithReason = z.output<typeof notices.giveBack.input>
type Step = {
  may: Notice['may'][number]
  act: 'proposed' | 'published' | 'given_back' | 'withdrawn'
  reason: string
}
/** What a step makes of a notice: where it stands then, and the unit it went to. */
type Made = {
  state: NoticeRow['state']
  reachId: string | null
  askedId: string | null
  to: { id: string; kind: string; title: string; name: string } | null
}

/** Proposes it one up. */
export function proposeNotice(ctx: Ctx, input: Act) {
  return carry(ctx, input, { may: 'propose', act: 'proposed', reason: '' })
}

/** Publishes it for every place of the unit that was asked. */
export function publishNotice(ctx: Ctx, input: Act) {
  return carry(ctx, input, { may: 'publish', act: 'published', reason: '' })
}

/** Gives it back to those who proposed it, with the reason. */
export function giveBackNotice(ctx: Ctx, input: ActWithReason) {
  return carry(ctx, input, { may: 'give_back', act: 'given_back', reason: input.reason })
}

/** Takes it back from everybody, with the reason. */
export function withdrawNotice(ctx: Ctx, input: ActWithReason) {
  return carry(ctx, input, { may: 'withdraw', act: 'withdrawn', reason: input.reason })
}

async function carry(ctx: Ctx, { keeperId, id, actId, edition }: Act, step: Step) {
  const at = { keeperId, id }
  const row = await heldByInsider(ctx, at)
  if (await taken(ctx, { keeperId, noticeId: id, actId })) return readNotice(ctx, at)
  const model = await modelAt(ctx, { keeperId: row.modelKeeper, id: row.modelId })
  const above = await aboveOf(ctx, keeperId)
  if (row.edition !== edition) throw conflict('notice.changed', await readNotice(ctx, at))
  const open = openTo(ctx.actor, row, { path: model.path, above })
  if (!open.includes(step.may)) {
    // Whoever has some say in it is told that this is not the moment; nobody else is told anything.
    allow(open.length > 0 || above.some(({ path }) => mayPublish(ctx.actor, path)))
    throw conflict('notice.not_now')
  }
  const made = await madeOf(ctx, row, { act: step.act, above })
  const by = standsFor(ctx, row, above)
  const { state, reachId, askedId, to } = made
  const fresh = step.act === 'published'
  await ctx.db
    .updateTable('library.notice')
    .set({
      state,
      reachId,
      askedId,
      edition: row.edition + 1,
      ...(fresh
        ? {
            publishedOn: today(),
            publishedAt: sql`now()`,
          }
        : {}),
      ...(reachId === null
        ? {
            publishedOn: null,
            publishedAt: null,
          }
        : {}),
    })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await ctx.db
    .insertInto('library.passage')
    .values({
      keeperId,
      id: actId,
      noticeId: id,
      act: step.act,
      reason: step.reason,
      unitId: by,
      toId: to?.id ?? null,
      byId: ctx.actor.accountId,
    })
    .execute()
  const { modelKeeper, modelId } = row
  const what = `notice.${step.act}${to?.kind === 'nation' ? '.nation' : ''}`
  const said = { to: to ? unitSaid(to) : '' }
  // A draft on its way up is nobody else's affair, and a model's story is open to all.
  if (row.publishedOn !== null || fresh)
    await tellOfModel(ctx, [{ keeperId: modelKeeper, id: actId, modelId, on: today(), what, said }])
  await announce(ctx, 'library.notice_moved', [{ keeperId, id, modelId }])
  return readNotice(ctx, at)
}

/** The notice, held; to those outside of its way it does not exist unless it is published. */
async function heldByInsider(ctx: Ctx, at: { keeperId: string; id: string }) {
  const seen = await noticeRow(ctx, at)
  const { path } = await modelAt(ctx, { keeperId: seen.modelKeeper, id: seen.modelId })
  const above = await aboveOf(ctx, at.keeperId)
  const paths = above.map((each) => each.path)
  allow(seen.state !== 'published' || mayReadDraft(ctx.actor, { path, above: paths }))
  return noticeRow(ctx, at, true)
}

async function taken(
  { db }: Ctx,
  { keeperId, noticeId, actId }: { keeperId: string; noticeId: string; actId: string },
) {
  const row = await db
    .selectFrom('library.passage')
    .select('noticeId')
    .where('keeperId', '=', keeperId)
    .where('id', '=', actId)
    .executeTakeFirst()
  if (row && row.noticeId !== noticeId) throw conflict('notice.other_content')
  return row !== undefined
}

async function madeOf(
  ctx: Ctx,
  row: NoticeRow,
  { act, above }: { act: Step['act']; above: Above[] },
): Promise<Made> {
  const { reachId, askedId } = row
  const stays = reachId === null ? 'proposed' : 'published'
  const asked = above.find(({ id }) => id === askedId)
  switch (act) {
    case 'proposed': {
      const to = nextUp(row, above) ?? null
      return { state: stays, reachId, askedId: to?.id ?? null, to }
    }
    case 'published':
      return { state: 'published', reachId: askedId, askedId: null, to: asked ?? null }
    case 'given_back': {
      // What the province published stays published there when the nation gives it back.
      const by = above.find(({ id }) => id === reachId)
      const to = by ?? (await findUnit(ctx, row.keeperId))
      return { state: by ? 'published' : 'draft', reachId, askedId: null, to }
    }
    case 'withdrawn':
      return { state: 'withdrawn', reachId: null, askedId: null, to: null }
  }
}

/** The unit the actor speaks for here: the one that is asked, the one that published, or the commune. */
function standsFor({ actor }: Ctx, { keeperId, askedId, reachId }: NoticeRow, above: Above[]) {
  const high = above.find(
    ({ id, path }) => (id === askedId || id === reachId) && mayPublish(actor, path),
  )
  return high?.id ?? keeperId
}

/** A unit within a sentence: tỉnh Sơn La. */
function unitSaid({ title, name }: { title: string; name: string }) {
  return `${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)} ${name}`.trim()
}
