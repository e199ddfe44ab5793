import { sql } from 'kysely'
import type { z } from 'zod'
import type { Complaint, standards } from '../../../contract/standards.ts'
import type { Ctx } from '../../platform/context.ts'
import { daysLater, today } from '../../platform/days.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { homesOf } from '../units/module.ts'
import { type At, modelAtHome } from './find.ts'
import { isOfTheUnit, isResident, mayReplyToComplaints } from './policy.ts'

type Complaining = z.output<typeof standards.complain.input>
type Replying = z.output<typeof standards.replyToComplaint.input>
type Shown = z.input<typeof standards.complain.reply>

/** A resident complains about a model; the commune answers, and whoever keeps the model reads no name. */
export async function complain(ctx: Ctx, input: Complaining): Promise<Shown> {
  const { path, unitId } = await modelAtHome(ctx, input)
  allow(isResident(ctx.actor, path, await homesOf(ctx, unitId)))
  const { keeperId, modelId, id, what: text } = input
  await ctx.db
    .insertInto('standards.complaint')
    .values({ keeperId, modelId, id, text, byId: ctx.actor.accountId })
    .onConflict((twice) => twice.columns(['keeperId', 'id']).doNothing())
    .execute()
  const [said] = await complaintsOf(ctx, input, { id })
  if (!said?.mine || said.said !== text) throw conflict('complaint.other_content')
  return said
}

/** Complaints as their reader may see them: one's own; all, for those who answer; the answered, for the keepers. */
export async function listComplaints(ctx: Ctx, at: At) {
  const { path, unitId } = await modelAtHome(ctx, at)
  const mayReply = mayReplyToComplaints(ctx.actor, path)
  const all = await complaintsOf(ctx, at, { named: mayReply })
  const keeps = isOfTheUnit(ctx.actor, path)
  const complaints = all.filter(({ mine, reply }) => mine || mayReply || (keeps && reply !== null))
  const mayComplain = isResident(ctx.actor, path, await homesOf(ctx, unitId))
  return { complaints, mayComplain, mayReply }
}

/** The commune answers a complaint, and says whether it was right: only then does it weigh on the model. */
export async function replyToComplaint(ctx: Ctx, input: Replying): Promise<Shown> {
  const { path } = await modelAtHome(ctx, input)
  allow(mayReplyToComplaints(ctx.actor, path))
  const { keeperId, complaintId: id, reply: answer, upheld } = input
  const [complaint] = await complaintsOf(ctx, input, { id, named: true })
  if (!complaint) throw notFound('complaint')
  if (complaint.reply === answer && complaint.upheld === upheld) return complaint
  if (complaint.reply !== null) throw conflict('complaint.answered')
  await ctx.db
    .updateTable('standards.complaint')
    .set({ answer, upheld, answeredBy: ctx.actor.accountId, answeredAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute()
  const [answered] = await complaintsOf(ctx, input, { id, named: true })
  if (!answered) throw notFound('complaint')
  return answered
}

type Row = Omit<Complaint, 'at' | 'repliedAt' | 'dueOn'> & { at: Date; repliedAt: Date | null }

async function complaintsOf(
  { db, actor, house }: Ctx,
  { keeperId, modelId }: At,
  { id, named = false }: { id?: string; named?: boolean },
): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select c.id, c.text as said, c.by_id = ${actor.accountId} as mine, c.at, c.answer as reply, c.upheld,
           c.answered_at as replied_at, ${named ? sql`a.name` : sql`null`} as by
      from standards.complaint c ${named ? sql`left join accounts.account a on a.id = c.by_id` : sql``}
     where c.keeper_id = ${keeperId} and c.model_id = ${modelId} ${id ? sql`and c.id = ${id}` : sql``}
     order by c.answer is not null, c.at desc`.execute(db)
  const days = house.catalog.rubric.measures.complaintDays
  return rows.map((row) => ({ ...row, dueOn: daysLater(today(row.at.getTime()), days) }))
}
