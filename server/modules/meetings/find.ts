import { sql } from 'kysely'
import type { z } from 'zod'
import type { CovenantKind } from '../../../contract/model-works.ts'
import type { UnitKind } from '../../../contract/catalog.ts'
import type { VersionState } from '../../../contract/covenants.ts'
import type { Ctx, OpenCtx } from '../../platform/context.ts'
import { announce } from '../../platform/bus.ts'
import { allow, conflict, notFound } from '../../platform/errors.ts'
import { atHome } from '../models/module.ts'

export type OfModel = { keeperId: string; modelId: string }
export type At = OfModel & { id: string }
type Shape = z.output<typeof CovenantKind>

/** A covenant and the place and model it belongs to: no person in it. */
export type CovenantRow = {
  keeperId: string
  id: string
  modelId: string
  unitId: string
  kind: Shape['kind']
  title: string
  signer: Shape['signer']
  signers: number
  named: boolean
  money: boolean
  endedOn: string | null
  edition: number
  path: string
  unitKind: UnitKind
  unitTitle: string
  unitName: string
  unitValidTo: string | null
  modelName: string
  modelState: string
}

/** A version as everybody may read it. */
export type VersionRow = {
  number: number
  text: string
  state: VersionState
  madeAt: Date
  sentOn: string | null
  decidedOn: string | null
  decision: string | null
  reason: string
  fromDay: string | null
}

/** The covenants of a model, wherever it is, as everybody may read them. */
export async function openCovenants({ db }: Pick<OpenCtx, 'db'>, { keeperId, modelId }: OfModel) {
  const { rows } = await sql<CovenantRow>`
    select c.keeper_id, c.id, c.model_id, c.unit_id, c.kind, c.title, c.signer, c.signers, c.named, c.money,
           c.ended_on, c.edition, u.path, u.kind as unit_kind, u.title as unit_title, u.name as unit_name,
           u.valid_to as unit_valid_to, m.name as model_name, m.state as model_state
      from meetings.open_covenant c
      join units.unit u on u.id = c.unit_id
      join models.open_register m on m.keeper_id = c.keeper_id and m.id = c.model_id
     where c.keeper_id = ${keeperId} and c.model_id = ${modelId}
     order by c.ended_on is not null, c.made_at, c.id`.execute(db)
  return rows
}

/** One of them. */
export async function openCovenant(ctx: Pick<OpenCtx, 'db'>, at: At) {
  const found = (await openCovenants(ctx, at)).find(({ id }) => id === at.id)
  if (!found) throw notFound('covenant')
  return found
}

/** The versions of a covenant, the newest first. */
export async function versionsOf({ db }: Pick<OpenCtx, 'db'>, { keeperId, id }: At) {
  const { rows } = await sql<VersionRow>`
    select number, text, state, made_at, sent_on, decided_on, decision, reason, from_day
      from meetings.open_version where keeper_id = ${keeperId} and covenant_id = ${id}
     order by number desc`.execute(db)
  return rows
}

/** A covenant in the actor's own books, held still until the change is done; elsewhere it does not exist. */
export async function covenantAtHome(ctx: Ctx, at: At, mayDo: (path: string) => boolean) {
  const { path } = await openCovenant(ctx, at)
  if (!atHome(ctx.actor, { keeperId: at.keeperId, path })) throw notFound('covenant')
  allow(mayDo(path))
  await sql`select from meetings.covenant
             where keeper_id = ${at.keeperId} and id = ${at.id} for update`.execute(ctx.db)
  // Read once more: it may have changed while another held it.
  return openCovenant(ctx, at)
}

/** The same, of a model that lives and not ended itself. */
export async function livingCovenant(ctx: Ctx, at: At, mayDo: (path: string) => boolean) {
  const row = await covenantAtHome(ctx, at, mayDo)
  if (row.modelState === 'dissolved') throw conflict('model.dissolved')
  if (row.endedOn) throw conflict('covenant.ended')
  return row
}

/** Is this the version people live by? */
export function isInForce({ state, fromDay }: Pick<VersionRow, 'state' | 'fromDay'>) {
  return fromDay !== null && (state === 'recognised' || state === 'adopted')
}

/** A convention or a covenant is for the commune to recognise; rules and commitments are people's own. */
export function needsRecognition({ kind }: Pick<CovenantRow, 'kind'>) {
  return kind === 'convention' || kind === 'covenant'
}

type Changed = Partial<Pick<CovenantRow, 'title' | 'signers' | 'endedOn'>>

/** Writes what changed of a covenant itself and lets those who look at it know that something did. */
export async function changed(ctx: Ctx, { keeperId, id, edition }: CovenantRow, set: Changed = {}) {
  await ctx.db
    .updateTable('meetings.covenant')
    .set({ ...set, edition: edition + 1 })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
  await announce(ctx, 'meetings.covenant_changed', [{ keeperId, id }])
}
