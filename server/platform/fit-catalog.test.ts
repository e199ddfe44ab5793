import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Fit } from '../../contract/fit-kinds.ts'
import { loadCatalog } from './catalog.ts'
import { root } from './root.ts'

const { problems, fit, indicators, models } = await loadCatalog(join(root, 'catalog'))

test.each([...problems.values()])(
  '$id argues from flows of one unit, for types that exist',
  (kind) => {
    const flows = kind.indicators.map((id) => indicators.get(id))
    const groups = new Set([...models.values()].map(({ group }) => group as string))

    expect(flows.every((flow) => flow?.kind === 'flow')).toBe(true)
    expect(new Set(flows.map((flow) => flow?.unit.vi)).size).toBe(1)
    expect(kind.types.filter((type) => !models.has(type))).toEqual([])
    expect(kind.groups.filter((group) => !groups.has(group))).toEqual([])
    expect(kind.types.length + kind.groups.length).toBeGreaterThan(0)
  },
)

test('what is withheld when it is few is never compared, and nobody is placed by tips or by people in care', () => {
  const compared = [...problems.values()].flatMap(({ compare }) => compare)
  expect(compared.length).toBeGreaterThan(0)
  expect(compared.filter((id) => indicators.get(id)?.suppressBelow !== undefined)).toEqual([])
  const told = [...problems.values()].flatMap((kind) => kind.indicators)
  expect(told.filter((id) => /^(tip|tipbox|communityEducation|postRehab)\./.test(id))).toEqual([])
})

test('weights that do not add up to a hundred, or leave a part out, are refused', () => {
  const [size, ...others] = fit.parts
  if (!size) throw new Error('no parts')
  const heavier = { ...fit, parts: [{ ...size, weight: size.weight + 1 }, ...others] }

  expect(Fit.safeParse(fit).success).toBe(true)
  expect(Fit.safeParse(heavier).success).toBe(false)
  expect(Fit.safeParse({ ...fit, parts: others }).success).toBe(false)
})
