import type { z } from 'zod'
import type { pacts } from '../../../contract/pacts.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { atHome, tellOfModel } from '../models/module.ts'
import { findUnit, openUnit } from '../units/module.ts'
import { mayJoin } from './book-policy.ts'
import { holdPartner, pactModel, stillStands } from './pact-find.ts'
import { readPact } from './pact-read.ts'

type Asked = z.output<typeof pacts.ask.input>
type Answered = z.output<typeof pacts.answer.input>
type Joining = { keeperId: string; id: string; modelId: string; partnerId: string; state: string }

/** Asks another commune into the pact; one that declined or left may be asked again. */
export async function askInto(ctx: Ctx, input: Asked) {
  const { keeperId, modelId, partnerId } = input
  const model = await pactModel(ctx, input)
  if (!atHome(ctx.actor, model)) throw notFound('model')
  allow(mayJoin(ctx.actor, model.path))
  stillStands(model)
  if (partnerId === keeperId) throw wrong('partnerId', 'own_commune')
  const { kind } = await openUnit(ctx, partnerId)
  if (kind !== 'commune') throw wrong('partnerId', 'not_commune')

  const asking = { state: 'asked', askedBy: ctx.actor.accountId, askedAt: new Date() }
  await ctx.db
    .insertInto('duties.partner')
    .values({ keeperId, modelId, partnerId, ...asking })
    .onConflict((again) =>
      again
        .columns(['keeperId', 'modelId', 'partnerId'])
        .doUpdateSet({ ...asking, answeredBy: null, answeredAt: null })
        .where('duties.partner.state', 'in', ['declined', 'left']),
    )
    .execute()
  return readPact(ctx, input)
}

/** What may follow: an asking is answered once, and whoever joined may leave. */
const follows: Record<string, string[]> = { asked: ['joined', 'declined'], joined: ['left'] }

/** A commune that was asked answers for itself; the pact’s keeper cannot answer for it. */
export async function answerPact(ctx: Ctx, input: Answered) {
  const { keeperId, modelId, partnerId, answer } = input
  const model = await pactModel(ctx, input)
  const commune = await findUnit(ctx, partnerId)
  const partner = await holdPartner(ctx, input)
  if (!partner || !atHome(ctx.actor, { keeperId: partnerId, path: commune.path }))
    throw notFound('pact')
  allow(mayJoin(ctx.actor, commune.path))
  if (partner.state === answer) return readPact(ctx, input)
  if (!follows[partner.state]?.includes(answer)) throw conflict('pact.answer_order')
  if (answer === 'joined') stillStands(model)

  await ctx.db
    .updateTable('duties.partner')
    .set({ state: answer, answeredBy: ctx.actor.accountId, answeredAt: new Date() })
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('partnerId', '=', partnerId)
    .execute()
  await announce(ctx, 'duties.pact_answered', [
    { keeperId, id: uuid7(), modelId, partnerId, state: answer },
  ])
  return readPact(ctx, input)
}

/** The story of the pact is in its keeper's books, where a partner does not write: the house does. */
export function rememberAnswers(house: House) {
  return async ({ keeperId, id, modelId, partnerId, state }: Joining) => {
    if (state === 'declined') return
    await inScope(house.db, itself, async (db) => {
      const { title, name } = await findUnit({ db }, partnerId)
      const said = { commune: `${title} ${name}`.trim() }
      const moment = { keeperId, id, modelId, on: today(), what: `pact.${state}`, said }
      await tellOfModel({ db }, [moment])
      await announce({ db, house }, 'models.changed', [{ keeperId, id: modelId }])
    })
    house.bus.wake()
  }
}
