import type { z } from 'zod'
import type { signals } from '../../../contract/signals.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound, wrong } from '../../platform/errors.ts'
import { brokerOf, keptOf, newPassword } from '../alarms/module.ts'
import { keptSignalModel } from './signal-find.ts'
import { topicsOf } from './speaker-rules.ts'

type Enrolling = z.output<typeof signals.enrol.input>
type At = z.output<typeof signals.renew.input>

/** Enrols a speaker; its password is told once. Asked again before it ever came in, it is given a new one. */
export async function enrolSpeaker(ctx: Ctx, input: Enrolling) {
  const { keeperId, modelId, id, kind, name } = input
  const { usual } = await keptSignalModel(ctx, input)
  if (!usual.kinds.includes(kind)) throw wrong('kind', 'not_offered')
  // Names of speakers are their own everywhere: one broker may serve many communes.
  const before = await ctx.db
    .selectFrom('duties.speaker')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (before) {
    const same = before.modelId === modelId && before.kind === kind && before.name === name
    if (!same) throw conflict('speaker.other_content')
    if (before.retiredAt ?? before.seenAt) throw conflict('speaker.enrolled')
    return renewSpeaker(ctx, input)
  }
  const password = newPassword()
  await ctx.db
    .insertInto('duties.speaker')
    .values({
      keeperId,
      modelId,
      id,
      kind,
      name,
      secretHash: keptOf(password),
      enrolledBy: ctx.actor.accountId,
    })
    .execute()
  await announce(ctx, 'duties.speaker_changed', [{ keeperId, id }])
  return cardOf(ctx, { id, kind, password })
}

/** Gives a speaker a new password; whoever is in by the old one is put out. */
export async function renewSpeaker(ctx: Ctx, at: At) {
  await keptSignalModel(ctx, at)
  const password = newPassword()
  const renewed = await ctx.db
    .updateTable('duties.speaker')
    .set({ secretHash: keptOf(password) })
    .where('keeperId', '=', at.keeperId)
    .where('modelId', '=', at.modelId)
    .where('id', '=', at.id)
    .where('retiredAt', 'is', null)
    .returning('kind')
    .executeTakeFirst()
  if (!renewed) throw notFound('speaker')
  await announce(ctx, 'duties.speaker_changed', [{ keeperId: at.keeperId, id: at.id }])
  return cardOf(ctx, { id: at.id, kind: renewed.kind, password })
}

/** Takes a speaker out of use; what it says from now on reaches nobody. */
export async function retireSpeaker(ctx: Ctx, { keeperId, modelId, id }: At) {
  await keptSignalModel(ctx, { keeperId, modelId })
  const known = await ctx.db
    .selectFrom('duties.speaker')
    .select('retiredAt')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) throw notFound('speaker')
  if (!known.retiredAt) {
    await ctx.db
      .updateTable('duties.speaker')
      .set({ retiredAt: new Date(), online: false })
      .where('keeperId', '=', keeperId)
      .where('id', '=', id)
      .execute()
    await announce(ctx, 'duties.speaker_changed', [{ keeperId, id }])
  }
  return { done: true as const }
}

type Enrolled = { id: string; kind: string; password: string }

function cardOf({ house }: Ctx, { id, kind, password }: Enrolled) {
  const card = JSON.stringify({
    broker: brokerOf(house),
    clientId: id,
    username: id,
    password,
    kind,
    topics: topicsOf(id),
  })
  return { username: id, password, card }
}
