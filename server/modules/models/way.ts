import type { SetUpKind } from '../../../contract/set-up-kinds.ts'
import type { Words } from '../../../contract/wire.ts'
import type { Ctx } from '../../platform/context.ts'
import { insertMissing } from '../../platform/db/insert-rows.ts'
import { daysLater } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type PlaybookStep, playbookOf, standardStep } from './playbook.ts'

/** A step that a set-up begins with, wherever its playbook came from. */
export type WayStep = {
  step: string
  kind: SetUpKind
  /** Its name, where the catalog has none for it. */
  words: Words | null
  role: string
  /** Due so many days after the start. */
  days: number
  /** What was learnt at this step before. */
  told: string
  /** It begins left out, for this reason. */
  leftBecause?: string | undefined
}

type Copied = { type: string; copiedFromKeeper: string | null; copiedFrom: string | null }

/** The way a model would go: that of the model it was copied from, or that of its type. */
export async function wayOf(ctx: Pick<Ctx, 'db' | 'house'>, model: Copied): Promise<WayStep[]> {
  const gone = await wayOfOriginal(ctx, model)
  return gone.length > 0
    ? gone
    : typeWay(ctx, model.type).map(({ step, kind, role, days }) => ({
        step,
        kind,
        role,
        days,
        words: null,
        told: '',
      }))
}

/** The playbook of a type; a type that has left the catalog has none. */
export function typeWay({ house: { catalog } }: Pick<Ctx, 'house'>, id: string): PlaybookStep[] {
  const type = catalog.models.get(id)
  return type ? playbookOf(catalog, type) : []
}

type Named = { step: string; kind: string; words: unknown; role: string }

/** What a step is called, who does it, its papers and its proof; what stands beside a kind has no papers. */
export function usualOf(ctx: Pick<Ctx, 'house'>, type: string, step: Named, main: boolean) {
  const { setUp, roles } = ctx.house.catalog
  const own = typeWay(ctx, type).find((each) => each.step === step.step)
  const standard = standardStep(setUp, step.kind as SetUpKind)
  const { documents, proof } =
    own ?? (main ? standard : { documents: [], proof: 'optional' as const })
  return {
    documents,
    proof,
    name: (step.words as Words | null) ?? own?.name ?? standard.name,
    by: own?.by ?? roles.get(step.role as never)?.name ?? standard.by,
  }
}

const ownToDecide = new Set<string>(['meeting', 'covenant', 'decision', 'launch'])

/** Why a step begins left out as it was elsewhere; what each place must decide for itself never does. */
export function leftAsElsewhere(kind: string, because: string | null | undefined) {
  return ownToDecide.has(kind) ? undefined : (because ?? undefined)
}

async function wayOfOriginal(ctx: Pick<Ctx, 'db' | 'house'>, model: Copied): Promise<WayStep[]> {
  const { copiedFromKeeper, copiedFrom, type } = model
  if (!copiedFromKeeper || !copiedFrom) return []
  const rows = await ctx.db
    .selectFrom('models.openStep')
    .select(['step', 'kind', 'words', 'role', 'state', 'lesson', 'told', 'leftBecause'])
    .where('keeperId', '=', copiedFromKeeper)
    .where('modelId', '=', copiedFrom)
    .orderBy('place')
    .orderBy('id')
    .execute()
  const known = new Map(typeWay(ctx, type).map((each) => [each.step, each]))
  return rows.map(({ step, kind, words, role, state, lesson, told, leftBecause }) => {
    const usual = standardStep(ctx.house.catalog.setUp, kind as SetUpKind)
    return {
      step: step ?? '',
      kind: kind as SetUpKind,
      words: words as Words | null,
      role: role ?? usual.role,
      days: known.get(step ?? '')?.days ?? usual.days,
      // What it learnt itself, or else what it was told in its turn.
      told: lesson || told || '',
      leftBecause:
        state === 'left_out' ? leftAsElsewhere(kind ?? '', leftBecause ?? '') : undefined,
    }
  })
}

type Beginning = { keeperId: string; modelId: string; from: string; steps: WayStep[] }

/** Writes the steps a set-up begins with, from a day on; begun twice it has begun once. */
export async function beginSetUp(
  { db }: Pick<Ctx, 'db'>,
  { keeperId, modelId, from, steps }: Beginning,
) {
  const begun = await db
    .selectFrom('models.step')
    .select('id')
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .limit(1)
    .executeTakeFirst()
  if (begun) return
  await insertMissing(db, {
    table: 'models.step',
    columns: [
      'keeper_id',
      'id',
      'model_id',
      'step',
      'kind',
      'place',
      'words',
      'role',
      'due_on',
      'state',
      'note',
      'told',
    ],
    rows: steps.map(({ step, kind, words, role, days, told, leftBecause }, place) => [
      keeperId,
      uuid7(),
      modelId,
      step,
      kind,
      place,
      words && JSON.stringify(words),
      role,
      daysLater(from, days),
      leftBecause === undefined ? 'open' : 'left_out',
      leftBecause ?? '',
      told,
    ]),
  })
}
