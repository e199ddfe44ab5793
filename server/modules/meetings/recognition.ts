import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { tellOfModel } from '../models/module.ts'
import { type At, changed, livingCovenant, needsRecognition, versionsOf } from './find.ts'
import { setVersion, takeForce } from './force.ts'
import { mayDecide, mayKeep } from './policy.ts'
import { readCovenant, votesOf } from './read.ts'

/** What was adopted goes to the commune: within five working days, and late is said to be late. */
export async function sendOn(ctx: Ctx, input: z.output<typeof covenants.send.input>) {
  const { keeperId, modelId, number, on } = input
  const row = await livingCovenant(ctx, input, (path) => mayKeep(ctx.actor, path))
  if (!needsRecognition(row)) throw conflict('covenant.needs_none')
  const version = await versionAt(ctx, input)
  if (version.state === 'sent' && version.sentOn === on) return readCovenant(ctx, input)
  if (version.state !== 'adopted') throw conflict('covenant.not_adopted')
  const vote = (await votesOf(ctx, input)).find((each) => each.number === number)
  if (vote && on < vote.on) throw wrong('on', 'before_last_change')
  if (on > today()) throw wrong('on', 'day_in_future')

  await setVersion(ctx, input, { state: 'sent', sentOn: on })
  const moment = { keeperId, id: uuid7(), modelId, on }
  await tellOfModel(ctx, [{ ...moment, what: 'covenant.sent', said: { title: row.title } }])
  await changed(ctx, row)
  return readCovenant(ctx, input)
}

/** The commune recognises it, and it is in force from that day; or it refuses in writing and says why. */
export async function decideOn(ctx: Ctx, input: z.output<typeof covenants.decide.input>) {
  const { keeperId, modelId, number, on, recognised, decision, reason } = input
  const row = await livingCovenant(ctx, input, (path) => mayDecide(ctx.actor, path))
  const version = await versionAt(ctx, input)
  const state = recognised ? 'recognised' : 'refused'
  const known = version.decidedOn === on && version.decision === decision
  if (version.state === state && known) return readCovenant(ctx, input)
  if (version.state !== 'sent' || !version.sentOn) throw conflict('covenant.not_sent')
  if (on < version.sentOn) throw wrong('on', 'before_last_change')
  if (on > today()) throw wrong('on', 'day_in_future')
  if (!recognised && reason === '') throw wrong('reason', 'missing')

  await setVersion(ctx, input, { state, decidedOn: on, decision, reason })
  if (recognised) await takeForce(ctx, row, { number, on })
  await tellOfModel(ctx, [
    {
      keeperId,
      id: uuid7(),
      modelId,
      on,
      what: recognised ? 'covenant.recognised' : 'covenant.refused',
      said: {
        title: row.title,
        decision,
      },
    },
  ])
  await changed(ctx, row)
  return readCovenant(ctx, input)
}

async function versionAt(ctx: Ctx, at: At & { number: number }) {
  const version = (await versionsOf(ctx, at)).find(({ number }) => number === at.number)
  if (!version) throw wrong('number', 'unknown')
  return version
}
