import type { Pact } from '../../../contract/pacts.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { allow } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'
import { briefOf, findUnit, unitsById } from '../units/module.ts'
import type { At } from './book-find.ts'
import { mayJoin, mayTell } from './book-policy.ts'
import { pactModel, type Partner, partnersOf, spokenFor, standsIn } from './pact-find.ts'

/** Which communes stand together; to those that do, also what they told each other. */
export async function readPact(ctx: OpenCtx, at: At) {
  const model = await pactModel(ctx, at)
  const [keeper, partners] = await Promise.all([findUnit(ctx, at.keeperId), partnersOf(ctx, at)])
  const mine = spokenFor(ctx.actor, model, partners)
  const stands = mine.some((id) => standsIn(id, model, partners))
  return {
    keeper: briefOf(keeper),
    partners: partners
      .filter(({ state }) => mine.length > 0 || state === 'joined')
      .map(({ unit, state, since }) => ({ unit: briefOf(unit), state, since })),
    words: stands ? await wordsOf(ctx, at) : null,
    answers: answersOf(ctx, partners),
    mine,
    mayAsk: atHome(ctx.actor, model) && mayJoin(ctx.actor, model.path),
  }
}

/** Pacts that other communes keep and asked this one into. */
export async function askedInto(ctx: Ctx, { keeperId }: { keeperId: string }) {
  const { path } = await findUnit(ctx, keeperId)
  allow(mayTell(ctx.actor, path))
  const rows = await ctx.db
    .selectFrom('duties.partner as p')
    .innerJoin('models.openRegister as m', (on) =>
      on.onRef('m.keeperId', '=', 'p.keeperId').onRef('m.id', '=', 'p.modelId'),
    )
    .select(['p.keeperId', 'p.modelId', 'm.name', 'p.state', 'p.askedAt', 'p.answeredAt'])
    .where('p.partnerId', '=', keeperId)
    .orderBy('p.askedAt', 'desc')
    .limit(100)
    .$narrowType<{ name: string; state: 'asked' | 'joined' | 'declined' | 'left' }>()
    .execute()
  const units = await unitsById(
    ctx,
    rows.map((row) => row.keeperId),
  )
  return rows.flatMap(({ keeperId: of, modelId, name, state, askedAt, answeredAt }) => {
    const keeper = units.get(of)
    const since = answeredAt ?? askedAt
    return keeper ? [{ keeper: briefOf(keeper), modelId, modelName: name, state, since }] : []
  })
}

function answersOf({ actor }: OpenCtx, partners: Partner[]): Pact['answers'] {
  const own = partners.find(
    ({ unit, state }) => (state === 'asked' || state === 'joined') && mayJoin(actor, unit.path),
  )
  if (!own) return []
  return own.state === 'asked' ? ['joined', 'declined'] : ['left']
}

async function wordsOf(ctx: OpenCtx, { keeperId, modelId }: At) {
  const rows = await ctx.db
    .selectFrom('duties.word')
    .select(['id', 'fromId', 'kind', 'text', 'at'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .$narrowType<{ kind: 'situation' | 'warning' | 'joint_work' | 'request' }>()
    .execute()
  const units = await unitsById(
    ctx,
    rows.map(({ fromId }) => fromId),
  )
  return rows.flatMap(({ id, fromId, kind, text, at }) => {
    const from = units.get(fromId)
    return from ? [{ id, from: briefOf(from), kind, text, at }] : []
  })
}
