import type { NewActivity } from '../../../contract/activities.ts'
import type { Actor, House } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { atHome, type DiaryModel } from '../models/module.ts'
import { counted } from './counting.ts'
import { fit, type Proof } from './fit.ts'
import { mayRecord } from './policy.ts'

type Given = {
  house: House
  actor: Actor
  input: NewActivity
  model: DiaryModel | undefined
  proofs: ReadonlyMap<string, Proof>
}

/** A record ready to be written, as its row; or a refusal that says why it cannot be. */
export function prepare({ house: { catalog }, actor, input, model, proofs }: Given) {
  const { keeperId, id, modelId, attendance, summary, lines, place, draft } = input
  if (!model || !atHome(actor, model)) throw notFound('model')
  allow(mayRecord(actor, model.path))

  const kind = kindOf(catalog, input.kind)
  if (!catalog.models.get(model.type)?.activities.includes(kind.id))
    throw conflict('activity.kind_not_of_model')
  if (input.on > today()) throw wrong('on', 'day_in_future')
  if (input.on < model.existedFrom) throw wrong('on', 'before_it_existed')
  if (model.stateThen === 'suspended' || model.stateThen === 'dissolved')
    throw conflict('activity.model_not_working')

  const evidence = [...new Set(input.evidence)]
  const { answers, faults } = fit(
    { ...input, evidence },
    { kind, surrender: catalog.surrender, proofs },
  )
  if (faults.length > 0) throw new Refusal(400, 'invalid_input', faults)

  const counts = !draft && !kind.verified
  return {
    keeperId,
    id,
    modelId,
    unitId: model.unitId,
    kind: kind.id,
    kindVersion: kind.version,
    onDay: input.on,
    attendance: attendance ?? null,
    summary,
    answers,
    lines,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    evidence,
    state: draft ? ('draft' as const) : ('submitted' as const),
    counted: counts ? counted(kind, { ...input, answers }, catalog.surrender) : [],
    writtenBy: actor.accountId,
  }
}

export type Prepared = ReturnType<typeof prepare>

/** The kind of a record, as the catalog has it today. */
export function kindOf(catalog: House['catalog'], id: string) {
  const kind = catalog.activities.get(id)
  if (!kind) throw wrong('kind', 'not_offered')
  return kind
}
