import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { type findUnit, unitsById } from '../units/module.ts'
import { type At, workingModel } from './book-find.ts'
import { mayTell } from './book-policy.ts'

type State = 'asked' | 'joined' | 'declined' | 'left'
export type Partner = { unit: Awaited<ReturnType<typeof findUnit>>; state: State; since: Date }

/** A model whose type is a pact of communes. */
export async function pactModel(ctx: Pick<OpenCtx, 'db' | 'house'>, at: At) {
  const model = await workingModel(ctx, at)
  if (!model.works.pact) throw conflict('pact.not_of_type')
  return model
}

export type PactModel = Awaited<ReturnType<typeof pactModel>>

/** The communes of a pact as the database lets the reader see them: who joined, and at home who was asked. */
export async function partnersOf(
  ctx: Pick<OpenCtx, 'db'>,
  { keeperId, modelId }: At,
): Promise<Partner[]> {
  const [joined, rows] = await Promise.all([
    ctx.db
      .selectFrom('duties.openPartner')
      .select(['partnerId', 'answeredAt'])
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', modelId)
      .$narrowType<{ partnerId: string }>()
      .execute(),
    ctx.db
      .selectFrom('duties.partner')
      .select(['partnerId', 'state', 'askedAt', 'answeredAt'])
      .where('keeperId', '=', keeperId)
      .where('modelId', '=', modelId)
      .execute(),
  ])
  const found = new Map<string, { state: State; since: Date }>([
    ...joined.map(({ partnerId, answeredAt }) => {
      return [partnerId, { state: 'joined', since: answeredAt ?? new Date(0) }] as const
    }),
    ...rows.map(({ partnerId, state, askedAt, answeredAt }) => {
      return [partnerId, { state: state as State, since: answeredAt ?? askedAt }] as const
    }),
  ])
  const units = await unitsById(ctx, found.keys())
  return [...found].flatMap(([id, said]) => {
    const unit = units.get(id)
    return unit ? [{ unit, ...said }] : []
  })
}

/** The communes for which the actor speaks in a pact: its keeper, or a partner that was asked or joined. */
export function spokenFor(actor: OpenCtx['actor'], model: PactModel, partners: Partner[]) {
  const own = mayTell(actor, model.path) ? [model.keeperId] : []
  const theirs = partners
    .filter(({ state }) => state === 'asked' || state === 'joined')
    .filter(({ unit }) => mayTell(actor, unit.path))
  return [...own, ...theirs.map(({ unit }) => unit.id)]
}

/** Does a commune stand in the pact: as its keeper, or because it joined? */
export function standsIn(id: string, { keeperId }: PactModel, partners: Partner[]) {
  return id === keeperId || partners.some(({ unit, state }) => unit.id === id && state === 'joined')
}

/** Refuses what would go on in a pact that ended. */
export function stillStands({ stateThen }: Pick<PactModel, 'stateThen'>) {
  if (stateThen === 'dissolved') throw conflict('model.dissolved')
}

/** One commune's own row of a pact, held until it has answered. */
export function holdPartner(
  { db }: Ctx,
  { keeperId, modelId, partnerId }: At & { partnerId: string },
) {
  return db
    .selectFrom('duties.partner')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('partnerId', '=', partnerId)
    .forUpdate()
    .executeTakeFirst()
}
