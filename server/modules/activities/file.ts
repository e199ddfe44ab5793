import type { NewActivity } from '../../../contract/activities.ts'
import type { Ctx } from '../../platform/context.ts'
import { modelsForDiary } from '../models/module.ts'
import { counted } from './counting.ts'
import { fit } from './fit.ts'
import { kindOf } from './prepare.ts'
import { announceWritten, insertOnce } from './write.ts'

/** What another part of the house saw happen to a model, as its diary would have it. */
export type Filed = Pick<
  NewActivity,
  'keeperId' | 'id' | 'modelId' | 'kind' | 'on' | 'summary' | 'answers' | 'attendance'
> & { writtenBy: string }

/**
 * Files in a model's diary what the house itself recorded: a drill, from the bell's own times. Filed
 * again it is the same record. Answers whether it fits the model; one that does not is left out.
 */
export async function fileActivity(ctx: Pick<Ctx, 'db' | 'house'>, filed: Filed) {
  const { catalog } = ctx.house
  const kind = kindOf(catalog, filed.kind)
  const [model] = await modelsForDiary(ctx, [filed])
  if (!model || !catalog.models.get(model.type)?.activities.includes(kind.id)) return false
  const input = { ...filed, draft: false, lines: [], evidence: [] }
  const { answers, faults } = fit(input, { kind, surrender: catalog.surrender, proofs: new Map() })
  if (faults.length > 0) return false
  const row = {
    keeperId: filed.keeperId,
    id: filed.id,
    modelId: filed.modelId,
    unitId: model.unitId,
    kind: kind.id,
    kindVersion: kind.version,
    onDay: filed.on,
    attendance: filed.attendance ?? null,
    summary: filed.summary,
    answers,
    lines: [],
    lat: null,
    lon: null,
    evidence: [],
    state: 'submitted' as const,
    counted: kind.verified ? [] : counted(kind, { ...input, answers }, catalog.surrender),
    writtenBy: filed.writtenBy,
  }
  if (await insertOnce(ctx, row)) await announceWritten(ctx, [row])
  return true
}
