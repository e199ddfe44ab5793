import type { Chance } from './chance.ts'

type About = { type: string; month: number; chance: Chance }

const wet = [5, 6, 7, 8, 9, 10]

/** What is rehearsed: fire in the dry months, floods in the wet ones. */
export function scenarioOf({ type, month, chance }: About) {
  if (type === 'inland-waterway-safety') return chance.one(['rescue', 'flood'])
  if (['security-gong', 'bamboo-alarm-safety-staff'].includes(type)) return 'alarm'
  if (wet.includes(month)) return chance.one(['fire', 'escape', 'flood', 'alarm'])
  return chance.one(['fire', 'fire', 'escape', 'alarm'])
}

const topics: Record<string, string[]> = {
  'illegal-lending-awareness': ['lending', 'lending', 'online-fraud'],
  'drug-free-commune': ['drugs', 'drugs', 'family'],
  'drug-free-school': ['drugs', 'online-fraud', 'traffic'],
  'weapon-surrender-campaign': ['weapons'],
  'inland-waterway-safety': ['family', 'traffic'],
  'orderly-school-gate': ['traffic'],
  'security-camera-and-school-gate': ['traffic'],
  'fire-safe-residential-cluster': ['fire'],
}

/** What a talk is about: what the model is for, else what the season brings. */
export function topicOf({ type, month, chance }: About) {
  const own = topics[type]
  if (own) return chance.one(own)
  if (month === 12 || month === 1) return chance.one(['weapons', 'weapons', 'theft', 'traffic'])
  if (month >= 6 && month <= 8) return chance.one(['family', 'online-fraud', 'drugs', 'theft'])
  return chance.one(['traffic', 'online-fraud', 'fire', 'drugs', 'theft', 'other'])
}

const skills: Record<string, string[]> = {
  'security-team': ['patrol', 'patrol', 'extinguisher', 'first-aid'],
  'people-security-team': ['patrol', 'first-aid'],
  'mediation-group': ['mediation'],
  'three-for-one-mentor-team': ['privacy', 'mediation'],
  'inland-waterway-safety': ['first-aid'],
  'security-camera': ['privacy'],
  'drug-free-school': ['first-aid', 'escape'],
}

/** What a class teaches. */
export function skillOf({ type, chance }: About) {
  return chance.one(skills[type] ?? ['extinguisher', 'extinguisher', 'escape', 'first-aid'])
}

/** A review is a briefing, save at mid-year and at the year's end. */
export function reviewOf({ month, chance }: About) {
  if (month >= 11) return chance.yes(0.6) ? 'final' : 'briefing'
  return month === 6 || month === 7 ? 'interim' : 'briefing'
}
