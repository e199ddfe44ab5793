import type { ModelType } from '../../../contract/catalog.ts'
import { SetUpKind, type StandardStep, type TypeStep } from '../../../contract/set-up-kinds.ts'
import type { Words } from '../../../contract/wire.ts'
import type { Catalog } from '../../platform/catalog.ts'

/** A step of the way of a type, as a set-up begins with it. */
export type PlaybookStep = {
  step: string
  kind: SetUpKind
  name: Words
  by: Words
  role: string
  /** Due so many days after the start. */
  days: number
  documents: string[]
  proof: 'required' | 'optional' | 'no'
}

/** The way of a type: the standard steps under its own names, with what it does besides, in their order. */
export function playbookOf(
  { setUp, roles }: Pick<Catalog, 'setUp' | 'roles'>,
  type: ModelType,
): PlaybookStep[] {
  if (type.closed) return []
  return SetUpKind.options.flatMap((kind) => {
    const standard = standardStep(setUp, kind)
    const own = type.setup.filter((step) => step.kind === kind)
    const main = own.find(({ beside }) => !beside)
    const kept = keptBy(type, standard)
    const role = roles.get(kept as never)
    const usual: PlaybookStep = {
      ...standard,
      step: kind,
      kind,
      role: kept,
      by: kept === standard.role || !role ? standard.by : role.name,
    }
    const steps = own.map((step) => refined(usual, step, step === main))
    return unnamedIn(type, main ? steps : [usual, ...steps])
  })
}

// Where a signature would tell somebody's belief, no photo of who met and who signed is asked for.
function unnamedIn({ covenant }: ModelType, steps: PlaybookStep[]): PlaybookStep[] {
  if (covenant.named) return steps
  return steps.map((step) =>
    step.kind === 'meeting' || step.kind === 'covenant' ? { ...step, proof: 'no' } : step,
  )
}

/** A step of the house's own way, by its kind. */
export function standardStep(setUp: StandardStep[], kind: SetUpKind) {
  const found = setUp.find(({ id }) => id === kind)
  if (!found) throw new Error(`catalog/set-up.yaml has no ${kind}`)
  return found
}

// The first of a kind takes the papers and the proof of the standard step; what stands beside it brings its own.
function refined(usual: PlaybookStep, own: TypeStep, main: boolean): PlaybookStep {
  return {
    step: own.id,
    kind: own.kind,
    name: own.name,
    by: own.by,
    role: own.role ?? usual.role,
    days: own.days ?? usual.days,
    documents: own.documents ?? (main ? usual.documents : []),
    proof: own.proof ?? (main ? usual.proof : 'optional'),
  }
}

/** What a village head does in a village, the head of a school, a market or a clan does there. */
function keptBy({ livesIn }: ModelType, { role }: StandardStep) {
  const villages = livesIn.some((kind) => kind === 'residential' || kind === 'household_team')
  if (role !== 'village_head' || villages) return role
  return livesIn.every((kind) => kind === 'commune' || kind === 'province')
    ? 'commune_police'
    : 'body_head'
}
