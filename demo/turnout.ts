import type { Chance } from './chance.ts'
import type { Place } from './places.ts'

type Range = [number, number]

/** How many come, in the size of the place: a share of its households (or pupils), or a plain number. */
export function turnoutOf(kind: string, place: Place, chance: Chance) {
  const { kind: unit, households, residents } = place
  if (unit === 'school' && crowds[kind]) return ofAll(residents, [0.3, 0.85], chance)
  if (unit === 'household_team' && (crowds[kind] || kind === 'meeting' || kind === 'drill')) {
    return ofAll(households, [0.7, 1.4], chance)
  }
  const share =
    unit === 'residential' || unit === 'clan' || unit === 'parish' ? shares[kind] : undefined
  if (share && households > 0) return ofAll(households, share, chance)
  return chance.whole(...(crowds[kind] ?? few[kind] ?? [5, 14]))
}

function ofAll(all: number, [least, most]: Range, chance: Chance) {
  return Math.max(3, Math.round(all * chance.between(least, most)))
}

const shares: Record<string, Range> = {
  meeting: [0.18, 0.42],
  'outreach-session': [0.3, 0.6],
  'tip-meeting': [0.25, 0.5],
  'convention-vote': [0.6, 0.88],
  'commitment-signing': [0.45, 0.85],
  'launch-ceremony': [0.4, 0.75],
  drill: [0.15, 0.35],
  training: [0.1, 0.25],
}

const crowds: Record<string, Range> = {
  'outreach-session': [45, 150],
  'security-festival': [180, 420],
  'launch-ceremony': [60, 140],
  'listening-forum': [45, 120],
  'commitment-signing': [30, 110],
  'tip-meeting': [40, 110],
  drill: [20, 60],
  training: [15, 45],
}

const few: Record<string, Range> = {
  meeting: [9, 26],
  patrol: [2, 6],
  'guard-shift': [1, 4],
  'school-gate-shift': [3, 9],
  'model-review': [8, 22],
  'road-care': [14, 46],
  'ad-removal': [6, 16],
  'fire-incident': [4, 14],
}
