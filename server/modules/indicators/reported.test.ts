import { expect } from 'vitest'
import { figures as f, type NewFigure } from '../../../contract/figures.ts'
import { units as u } from '../../../contract/units.ts'
import { type TestHouse, test } from '../../testing/house.ts'

const source = { title: 'Niên giám thử', key: 'nien-giam-thu' }

/** An exact stock of models, as a yearbook would give it. */
function models(
  ref: string,
  value: number,
  name: string,
  map: 'today' | 'old',
): Omit<NewFigure, never> {
  return {
    ref,
    unit: { name, within: [], map },
    indicator: 'model.count',
    subject: 'mô hình tự quản',
    value,
    valueMax: null,
    denominator: null,
    date: null,
    qualifier: 'exact',
    word: null,
    unitWord: 'mô hình',
    periodKind: 'as_of',
    from: null,
    to: '2024-12-31',
    periodNote: '',
    note: '',
    withheld: false,
  }
}

async function reporter(house: TestHouse) {
  return house.person('province_police', await house.nation())
}

async function province(house: TestHouse, name: string) {
  const { body } = await house.ask(undefined, u.search, { q: name, kind: 'province' })
  const found = body.find((unit) => unit.validTo === null)
  if (!found) throw new Error(`no ${name}`)
  return found
}

test('three former provinces add up exactly to the one they became, and the sum says it is one', async ({
  house,
}) => {
  const batch = [
    models('a', 40, 'Vĩnh Phúc', 'old'),
    models('b', 25, 'Hòa Bình', 'old'),
    models('c', 35, 'Phú Thọ', 'old'),
  ]
  const loaded = await house.ask(await reporter(house), f.report, { source, figures: batch })
  expect(loaded.body).toMatchObject({ added: 3, known: 0 })

  const today = await house.ask(undefined, f.reported, {
    unitId: (await province(house, 'Phú Thọ')).id,
  })
  const sum = today.body.find(({ derived }) => derived)

  expect(sum).toMatchObject({ value: 100, unitWord: 'mô hình', indicator: 'model.count' })
  expect(sum?.derived?.parts).toHaveLength(3)
  expect(
    today.body.filter(({ derived }) => !derived).map(({ value, unit }) => [unit.name, value]),
  ).toEqual(expect.arrayContaining([['Vĩnh Phúc', 40]]))
})

test('a figure of a former province stands under its unit of today, with its vintage', async ({
  house,
}) => {
  await house.ask(await reporter(house), f.report, {
    source: { title: 'Thái Bình' },
    figures: [models('tb', 1447, 'Thái Bình', 'old')],
  })

  const { body } = await house.ask(undefined, f.reported, {
    unitId: (await province(house, 'Hưng Yên')).id,
  })
  const old = await house.ask(undefined, f.reported, {
    unitId: (await province(house, 'Hưng Yên')).id,
    map: 'old',
  })

  expect(body).toMatchObject([{ value: 1447, unit: { name: 'Thái Bình', validTo: '2025-06-30' } }])
  expect(old.body).toEqual([])
})

test('sent twice it is the same figure; with another number it is refused', async ({ house }) => {
  const who = await reporter(house)
  const [figure] = [models('twice', 7, 'Sơn La', 'today')]
  const send = (value: number) =>
    house.ask(who, f.report, {
      source: { title: 'Hai lần', key: 'hai-lan' },
      figures: [{ ...figure, value }],
    })

  expect((await send(7)).body).toMatchObject({ added: 1 })
  expect((await send(7)).body).toMatchObject({ added: 0, known: 1 })
  expect(await send(8)).toMatchObject({ status: 409, body: { code: 'figure.other_value' } })
})

test('a batch with one fault loads nothing and says which blank was wrong', async ({ house }) => {
  const who = await reporter(house)
  const good = models('good', 1, 'Sơn La', 'today')
  const faults: [Partial<NewFigure>, string, string][] = [
    [{ indicator: 'no.such' }, 'figures.1.indicator', 'indicator_unknown'],
    [{ unit: { name: 'Xứ Không Có', within: [], map: 'today' } }, 'figures.1.unit', 'unit_unknown'],
    [{ qualifier: 'range' }, 'figures.1.valueMax', 'missing'],
    [{ qualifier: 'nearly' }, 'figures.1.word', 'missing'],
    [{ value: -1 }, 'figures.1.value', 'too_small'],
    [{ value: 28, denominator: 27 }, 'figures.1.value', 'more_than_all'],
    [{ from: '2025-02-01', to: '2025-01-01' }, 'figures.1.to', 'period_backwards'],
  ]
  for (const [fault, path, code] of faults) {
    const reply = await house.ask(who, f.report, {
      source: { title: 'Có lỗi' },
      figures: [good, { ...good, ref: 'bad', ...fault }],
    })
    expect(reply).toMatchObject({ status: 400, body: { fields: [{ path, code }] } })
  }
  const kept = await house.db
    .selectFrom('indicators.source')
    .selectAll()
    .where('title', '=', 'Có lỗi')
    .execute()
  expect(kept).toEqual([])
})

test('only those who answer for a place report for it, and what is locked stays', async ({
  house,
}) => {
  const sonLa = await province(house, 'Sơn La')
  const figure = models('mine', 3, 'Sơn La', 'today')
  const stranger = await house.person('province_police', await house.province())
  const weak = await house.person(
    'province_police',
    { id: sonLa.id, keeperId: sonLa.id },
    { strength: 'password' },
  )
  const officer = await house.person('province_committee', { id: sonLa.id, keeperId: sonLa.id })
  const send = (who: Parameters<typeof house.ask>[0]) =>
    house.ask(who, f.report, { source: { title: 'Của tôi' }, figures: [figure] })

  expect(await send(undefined)).toMatchObject({ status: 401 })
  expect(await send(stranger)).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  expect(await send(weak)).toMatchObject({ status: 403, body: { code: 'sign_in.stronger' } })
  expect(await send(officer)).toMatchObject({ status: 200 })

  const { body } = await house.ask(officer, f.reported, { unitId: sonLa.id })
  const id = body.find(({ ref }) => ref === 'mine')?.id ?? ''
  expect(await house.ask(stranger, f.settle, { id, state: 'locked' })).toMatchObject({
    status: 403,
  })
  expect((await house.ask(officer, f.settle, { id, state: 'locked' })).body).toMatchObject({
    state: 'locked',
  })
  expect(await house.ask(officer, f.settle, { id, state: 'draft' })).toMatchObject({
    status: 409,
    body: { code: 'figure.locked' },
  })
})

test('a person’s own testimony is kept, and no request ever reads it', async ({ house }) => {
  const who = await reporter(house)
  const testimony = { ...models('testimony', 6, 'Sơn La', 'today'), withheld: true }
  await house.ask(who, f.report, { source: { title: 'Lời kể' }, figures: [testimony] })

  const { body } = await house.ask(who, f.reported, {
    unitId: (await province(house, 'Sơn La')).id,
  })
  expect(body.map(({ ref }) => ref)).not.toContain('testimony')
  expect(
    await house.db
      .selectFrom('indicators.reported')
      .select('withheld')
      .where('ref', '=', 'testimony')
      .execute(),
  ).toEqual([{ withheld: true }])
})
