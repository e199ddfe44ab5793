import type { Answers, Filling } from './scene.ts'
import { scenarioOf, skillOf } from './subjects.ts'

const check: Record<string, string[]> = {
  'security-gong': ['gong'],
  'bamboo-alarm-safety-staff': ['gong'],
  'security-light': ['lamp'],
  'inland-waterway-safety': ['life-jacket'],
  'fire-safe-inter-household-team': ['extinguisher', 'extinguisher', 'alarm', 'breaking-tool'],
  'fire-safe-residential-cluster': ['extinguisher', 'extinguisher', 'alarm', 'breaking-tool'],
  'public-fire-point': ['extinguisher', 'breaking-tool'],
}

function reminded(helmets: number, parking: number) {
  return { helmets, parking, reminders: helmets + parking }
}

/** What is written after patrols and shifts, checks and drills. */
export const onWatch: Filling = {
  patrol: ({ chance }) => ({
    situation: chance.yes(0.8) ? 'calm' : chance.yes(0.85) ? 'reminded' : 'reported',
    ...(chance.yes(0.85) && { hours: chance.one([1, 1.5, 2, 2, 2.5, 3]) }),
  }),
  'guard-shift': ({ chance }) => ({
    shift: chance.one(['morning', 'morning', 'afternoon', 'evening', 'night']),
    ...(chance.yes(0.1) && { incidents: 1 }),
    ...(chance.yes(0.08) && { lostFound: 1 }),
  }),
  'school-gate-shift': ({ chance }) => ({
    shift: chance.one(['arrival', 'leaving']),
    ...(chance.yes(0.6) && reminded(chance.whole(0, 3), chance.whole(0, 4))),
    jam: chance.yes(0.06),
    accident: false,
  }),
  'signal-evening': ({ type, chance }) => ({
    kind:
      ({ 'security-light': 'lamps', 'bamboo-alarm-safety-staff': 'bamboo' } as Answers)[type] ??
      'gong',
    onTime: chance.yes(0.96),
  }),
  'camera-check': ({ place, chance }) => ({
    working: chance.whole(place.kind === 'commune' ? 26 : 6, place.kind === 'commune' ? 34 : 12),
    broken: chance.one([0, 0, 0, 1, 1, 2]),
    signs: chance.yes(0.92),
  }),
  'footage-request': ({ chance }) => ({
    purpose: chance.one(['theft', 'traffic', 'traffic', 'missing', 'disorder']),
    reference: `${chance.whole(12, 480)}/CAX`,
    given: chance.yes(0.9),
  }),
  'waterway-check': ({ chance }) => ({
    boats: chance.whole(3, 14),
    jacketsShort: chance.one([0, 0, 0, 0, 1]),
    overloaded: 0,
  }),
  'lodging-check': ({ chance }) => ({
    lodgings: chance.whole(3, 9),
    exitsBlocked: chance.one([0, 0, 1]),
  }),
  'road-care': ({ chance }) => ({
    metres: chance.whole(4, 15) * 100,
    obstacles: chance.whole(1, 5),
  }),
  'equipment-check': ({ type, place, chance }) => ({
    kind: chance.one(check[type] ?? ['extinguisher', 'other']),
    checked:
      place.households > 0 && place.kind === 'household_team'
        ? place.households
        : chance.whole(6, 24),
    faulty: chance.one([0, 0, 0, 1, 1, 2]),
  }),
  drill: ({ type, month, chance }) => ({
    scenario: scenarioOf({ type, month, chance }),
    minutes: chance.whole(3, 14),
    alarmsHeard: chance.yes(0.8),
  }),
  training: ({ type, month, chance }) => ({
    subject: skillOf({ type, month, chance }),
    practised: chance.yes(0.8),
  }),
  'fire-incident': ({ chance }) => ({
    onSpot: true,
    majorDamage: false,
    brigade: chance.yes(0.2),
    cause: chance.one(['electric', 'electric', 'cooking', 'votive', 'field']),
  }),
}
