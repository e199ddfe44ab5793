import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from './catalog.ts'
import { root } from './root.ts'

const { models, activities, indicators, alarms, teamSizes, surrender, roles, calendars } =
  await loadCatalog(join(root, 'catalog'))

test('there are at least 38 model types, and every kind of activity the articles tell of', () => {
  expect(models.size).toBeGreaterThanOrEqual(38)
  expect([...activities.keys()]).toEqual(
    expect.arrayContaining([
      'outreach-session',
      'outreach-material',
      'meeting',
      'tip-meeting',
      'patrol',
      'guard-shift',
      'drill',
      'training',
      'equipment-check',
      'study-drum',
      'school-gate-shift',
      'waterway-check',
      'home-visit',
      'launch-ceremony',
      'contribution-received',
      'weapon-surrender',
      'free-note',
    ]),
  )
  expect(calendars.length).toBeGreaterThanOrEqual(5)
})

test.each([...models.values()])('$id names what exists, and its criteria add up', (type) => {
  const named = new Set(type.activities)
  const strangers = {
    activities: type.activities.filter((id) => !activities.has(id)),
    indicators: type.indicators.filter((id) => !indicators.has(id)),
    rhythms: type.rhythms.map(({ activity }) => activity).filter((id) => !named.has(id)),
  }

  expect(strangers).toEqual({ activities: [], indicators: [], rhythms: [] })
  expect(type.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
})

test.each([...activities.values()])(
  '$id counts indicators that exist, by blanks that hold numbers',
  (kind) => {
    const numbers = new Set(
      kind.fields
        .filter((field) => field.kind === 'count' || field.kind === 'measure')
        .map(({ name }) => name),
    )
    const fields = new Set(kind.fields.map(({ name }) => name))
    const faults = kind.counts.flatMap(({ indicator, amount, when }) => [
      ...(indicators.has(indicator) ? [] : [`no indicator ${indicator}`]),
      ...(amount === 'one' ||
      numbers.has(amount) ||
      (amount === 'attendance' && kind.asks.attendance !== 'no')
        ? []
        : [`no number ${amount}`]),
      ...(when && !fields.has(when.field) ? [`no blank ${when.field}`] : []),
    ])

    expect(faults).toEqual([])
    expect(kind.counts.map(({ indicator }) => indicators.get(indicator)?.kind)).not.toContain(
      'stated',
    )
  },
)

test('the bell has a kind for each thing that happens at night', () => {
  expect([...alarms.keys()].sort()).toEqual([
    'break-in',
    'drowning-boat',
    'fire',
    'flood-storm',
    'lost-person',
    'medical',
    'other',
    'violence',
  ])
  expect([...alarms.values()].filter(({ rings }) => !rings).map(({ id }) => id)).toEqual([
    'violence',
  ])
})

test.each([...alarms.values()])(
  '$id counts what exists and is carried outwards, the call last of all',
  ({ carries, counts, tone, ...kind }) => {
    const times = carries.map(({ after }) => after)
    const circles = carries.flatMap(({ to }) => to)

    expect(counts.map(({ indicator }) => indicators.get(indicator)?.kind)).toEqual(
      counts.map(() => 'flow'),
    )
    // A drill is counted by its page in the diary; an alarm that was none counts nothing.
    expect(counts.filter(({ outcome }) => /drill|false_alarm/.test(outcome))).toEqual([])
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(circles).toEqual([...new Set(circles)])
    expect(circles.at(-1)).toBe('call')
    expect(circles).not.toContain('team')
    expect(circles).toContain('village_head')
    expect(tone.length % 2).toBe(0)
    // What rings no bell is told to nobody in public.
    expect(kind.public && !kind.rings).toBe(false)
  },
)

test('a team has room for the homes it must have', () => {
  expect(teamSizes.get('nation')).toMatchObject({ min: 5, max: 15 })
  for (const { min, max } of teamSizes.values()) expect(min).toBeLessThanOrEqual(max)
})

test('who hears every alarm of a place, and who sets up its teams', () => {
  const holding = (permission: 'alarm.duty' | 'alarm.team') =>
    [...roles.values()].filter(({ may }) => may.includes(permission)).map(({ id }) => id)

  expect(holding('alarm.duty')).toEqual([
    'village_head',
    'security_team',
    'commune_police',
    'commune_committee',
  ])
  expect(holding('alarm.team')).toEqual([
    'team_head',
    'village_head',
    'commune_police',
    'commune_committee',
  ])
})

test('a form asks nobody for a faith, an origin, an opinion or a suspect', () => {
  const asked = [...activities.values()].flatMap(({ id, fields }) =>
    fields.map(({ label }) => `${id}: ${label.vi}`),
  )

  expect(
    asked.filter((label) =>
      /tôn giáo|dân tộc|chính kiến|đối tượng|nghi phạm|căn cước/i.test(label),
    ),
  ).toEqual([])
})

test('what is handed in is counted in its own unit', () => {
  for (const item of surrender.values()) {
    const indicator = indicators.get(item.indicator)
    expect({ item: item.id, unit: indicator?.unit }).toEqual({ item: item.id, unit: item.unit })
  }
})

test('an officer’s role asks for a strong sign-in; a resident’s does not', () => {
  const strong = [...roles.values()].filter((role) => role.strong).map(({ id }) => id)

  expect(roles.size).toBe(16)
  expect(strong).toEqual(
    expect.arrayContaining(['commune_police', 'province_police', 'administrator', 'auditor']),
  )
  expect(strong).not.toContain('resident')
  expect(strong).not.toContain('village_head')
})
