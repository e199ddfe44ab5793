import { createHash } from 'node:crypto'
import type { ReportedFigure } from '../../../contract/figures.ts'
import type { UnitBrief } from '../../../contract/units.ts'

/**
 * Sums what the units of the old map reported into the unit of today that they became: only exact
 * figures of one indicator, one model type, one unit of measure and one period, and only when every
 * part is of a different former unit. A sum is labelled derived and lists its parts; nothing is rounded.
 */
export function summed(figures: ReportedFigure[], unit: UnitBrief): ReportedFigure[] {
  return [...grouped(figures.filter(addable)).values()].flatMap((parts) => {
    const [first] = parts
    const places = new Set(parts.map((part) => part.unit.id))
    if (!first || parts.length < 2 || places.size !== parts.length) return []
    const value = parts.reduce((sum, part) => sum + (part.value ?? 0), 0)
    return [
      {
        ...first,
        id: nameOf(parts),
        ref: null,
        unit,
        value: Math.round(value * 1000) / 1000,
        note: '',
        derived: {
          formula: parts.map((part) => `${part.value} (${part.unit.name})`).join(' + '),
          parts: parts.map(({ id }) => id),
        },
      },
    ]
  })
}

/** A former province's own exact number: a part of what the province of today inherited. */
function addable(figure: ReportedFigure) {
  return (
    figure.qualifier === 'exact' &&
    figure.value !== null &&
    figure.denominator === null &&
    figure.unitWord !== '%' &&
    figure.unit.kind === 'province' &&
    figure.unit.validTo !== null
  )
}

function keyOf(figure: ReportedFigure) {
  const { indicator, modelType, unitWord, periodKind, from, to } = figure
  return JSON.stringify([indicator, modelType, unitWord, periodKind, from, to])
}

function grouped(figures: ReportedFigure[]) {
  const groups = new Map<string, ReportedFigure[]>()
  for (const figure of figures)
    groups.set(keyOf(figure), [...(groups.get(keyOf(figure)) ?? []), figure])
  return groups
}

/** An id of its own that stays the same while its parts do (UUIDv8, RFC 9562 §5.8). */
function nameOf(parts: ReportedFigure[]) {
  const ids = parts.map(({ id }) => id).toSorted((one, other) => one.localeCompare(other))
  const hex = createHash('sha256').update(ids.join()).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
