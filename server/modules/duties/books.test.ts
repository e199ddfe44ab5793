import { expect } from 'vitest'
import { dutyBooks as d } from '../../../contract/duty-books.ts'
import { models } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test } from '../../testing/house.ts'
import { bodyOf, modelOf, now, villageWithPeople } from './book-places.fixture.ts'

const ferry = {
  name: 'Đò Công Hòa 1',
  kind: 'ferry',
  seats: 12,
  jackets: 10,
  keeper: 'bến Công Hòa',
}
const fine = { passengers: 10, worn: 10, sober: true, weather: true }

test('a ferry is looked at before each trip: overloaded, short of jackets or drunk it does not leave, and that is written down', async ({
  house,
}) => {
  const { village, head, guard } = await villageWithPeople(house)
  const at = await modelOf(house, head, village, 'inland-waterway-safety')
  const boat = await house.ask(head, d.write, { ...at, book: 'boats', ...now(), answers: ferry })
  expect(boat.body).toMatchObject({ state: 'in-service', answers: ferry, last: null })
  const act = (answers: object, more = {}) =>
    house.ask(guard, d.act, {
      ...at,
      lineId: boat.body.id,
      act: 'check',
      ...now(),
      answers: { ...fine, ...answers },
      ...more,
    })

  expect((await act({})).body.entry.against).toEqual([])
  const full = await act({ passengers: 14 })
  expect(full).toMatchObject({
    status: 200,
    body: { entry: { against: ['seats', 'jackets', 'worn'] } },
  })
  expect(full.body.line.last).toMatchObject({ act: 'check', against: ['seats', 'jackets', 'worn'] })
  expect((await act({ passengers: 12, worn: 12 })).body.entry.against).toEqual(['jackets'])
  expect((await act({ sober: false })).body.entry.against).toEqual(['sober'])
  expect((await act({ weather: false })).body.entry.against).toEqual(['weather'])
  const blank = await act({ worn: -1, sober: 'yes' })
  expect(blank.body.fields?.map(({ path }) => path).sort()).toEqual([
    'answers.sober',
    'answers.worn',
  ])

  const id = uuid7()
  const twice = [await act({}, { id }), await act({}, { id }), await act({ passengers: 1 }, { id })]
  expect(twice.map(({ status }) => status)).toEqual([200, 200, 409])
  const { body } = await house.ask(head, d.read, at)
  expect(body.books).toEqual([
    {
      book: 'boats',
      mayRead: true,
      states: [{ book: 'boats', state: 'in-service', lines: 1 }].map(({ state, lines }) => ({
        state,
        lines,
      })),
      acts: [{ act: 'check', done: 6, against: 4 }],
    },
  ])
  const told = await house.ask(guard, d.line, { ...at, id: boat.body.id })
  expect(told.body.entries).toHaveLength(6)
})

test('a boat laid up returns only when it is sound; new jackets are written with the version that stands', async ({
  house,
}) => {
  const { village, head } = await villageWithPeople(house)
  const at = await modelOf(house, head, village, 'inland-waterway-safety')
  const boat = await house.ask(head, d.write, { ...at, book: 'boats', ...now(), answers: ferry })
  const line = { ...at, id: boat.body.id }
  const act = (name: string, answers: Record<string, string | number | boolean>) =>
    house.ask(head, d.act, { ...at, lineId: line.id, ...now(), act: name, answers })

  expect((await act('lay-up', { why: 'Hỏng máy' })).body.line.state).toBe('laid-up')
  expect((await act('check', fine)).body.code).toBe('line.act_not_now')
  expect((await act('sink', {})).body.fields).toEqual([{ path: 'act', code: 'not_offered' }])
  expect((await act('return', { sound: false })).body).toMatchObject({
    line: { state: 'laid-up' },
    entry: { against: ['sound'] },
  })
  const back = await act('return', { sound: true })
  expect(back.body.line).toMatchObject({ state: 'in-service', closedOn: null })

  const { edition } = back.body.line
  const more = { ...ferry, jackets: 14 }
  const changed = await house.ask(head, d.change, { ...line, edition, answers: more })
  expect(changed.body).toMatchObject({ edition: edition + 1, answers: { jackets: 14 } })
  const stale = await house.ask(head, d.change, { ...line, edition, answers: ferry })
  expect(stale.body).toMatchObject({ code: 'line.changed', current: { answers: { jackets: 14 } } })
  expect((await act('remove', { why: 'Bán' })).body.line).toMatchObject({ state: 'removed' })
  expect((await act('check', fine)).status).toBe(409)
  const { body } = await house.ask(head, d.lines, { ...at, book: 'boats' })
  expect(body.lines).toEqual([])
  const gone = await house.ask(head, d.lines, { ...at, book: 'boats', state: 'removed' })
  expect(gone.body.lines).toHaveLength(1)
})

test('in a storm nobody leaves: the stop is seen by everybody, refuses every check, and is lifted', async ({
  house,
}) => {
  const { village, head, guard, resident, stranger } = await villageWithPeople(house)
  const at = await modelOf(house, head, village, 'inland-waterway-safety')
  const boat = await house.ask(head, d.write, { ...at, book: 'boats', ...now(), answers: ferry })
  const check = () =>
    house.ask(head, d.act, { ...at, lineId: boat.body.id, act: 'check', ...now(), answers: fine })
  const storm = { ...at, id: uuid7(), reason: 'Bão số 5, gió cấp 8' }

  expect((await house.ask(resident, d.stop, storm)).status).toBe(403)
  expect((await house.ask(stranger, d.stop, storm)).status).toBe(404)
  expect((await house.ask(guard, d.stop, storm)).status).toBe(200)
  expect((await house.ask(guard, d.stop, storm)).status).toBe(200)
  const again = await house.ask(head, d.stop, { ...storm, id: uuid7() })
  expect(again.body).toMatchObject({ code: 'stop.stands_already', current: { id: storm.id } })
  expect(await check()).toMatchObject({ status: 409, body: { code: 'stop.stands' } })
  const laidUp = {
    ...at,
    lineId: boat.body.id,
    act: 'lay-up',
    ...now(),
    answers: { why: 'Tránh bão' },
  }
  expect((await house.ask(head, d.act, laidUp)).status).toBe(200)

  const seen = await house.ask(undefined, d.read, at)
  expect(seen.body).toMatchObject({
    stop: { reason: storm.reason },
    books: [{ mayRead: false, states: [], acts: [] }],
    mayWrite: false,
    mayStop: false,
  })
  expect((await house.ask(head, d.lift, storm)).status).toBe(200)
  expect((await house.ask(head, d.lift, storm)).status).toBe(200)
  expect((await house.ask(undefined, d.read, at)).body.stop).toBeNull()
  const { history } = (await house.ask(undefined, models.read, { ...at, id: at.modelId })).body
  expect(history.filter(({ what }) => what === 'moment')).toMatchObject([
    { moment: 'stop.stopped' },
    { moment: 'stop.lifted' },
  ])
})

test('the book of boats is for those who work with it; a market has no storm to stop for', async ({
  house,
}) => {
  const { village, commune, head, officer, resident, stranger } = await villageWithPeople(house)
  const at = await modelOf(house, head, village, 'inland-waterway-safety')
  const asked = { ...at, book: 'boats' }
  const statuses = await Promise.all(
    [head, officer, resident, stranger, undefined].map((who) => house.ask(who, d.lines, asked)),
  )
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403, 404, 401])
  expect((await house.ask(head, d.lines, { ...at, book: 'lamps' })).body.code).toBe(
    'book.not_found',
  )
  const unknown = { ...asked, ...now(), answers: { ...ferry, wheels: 4 } }
  expect((await house.ask(head, d.write, unknown)).body.fields).toEqual([
    { path: 'answers.wheels', code: 'unknown_field' },
  ])
  const market = await bodyOf(
    house,
    { officer, commune },
    { kind: 'market', title: 'Chợ', name: 'Hôm' },
  )
  const stalls = await modelOf(house, officer, market, 'self-managed-market')
  const storm = { ...stalls, id: uuid7(), reason: 'Bão' }
  expect((await house.ask(officer, d.stop, storm)).body.code).toBe('stop.not_of_type')
})

test('what is found at a relic site goes back to whoever knows it, or to the police; nobody is named', async ({
  house,
}) => {
  const people = await villageWithPeople(house)
  const site = await bodyOf(house, people, { kind: 'relic_site', title: 'Đền', name: 'Trần' })
  const keeper = await house.person('body_head', site)
  const at = await modelOf(house, people.officer, site, 'heritage-site-self-management')
  const found = (what: string) =>
    house.ask(keeper, d.write, {
      ...at,
      book: 'lost-and-found',
      ...now(),
      answers: { what, where: 'Cổng tam quan', keptAt: 'Nhà trực' },
    })
  const [purse, phone] = [(await found('Ví da')).body, (await found('Điện thoại')).body]
  const back = (proved: boolean) =>
    house.ask(keeper, d.act, {
      ...at,
      lineId: purse.id,
      act: 'return',
      ...now(),
      answers: { proof: 'Nói đúng ảnh trong ví', proved },
    })

  expect((await back(false)).body).toMatchObject({
    line: { state: 'kept' },
    entry: { against: ['proved'] },
  })
  expect((await back(true)).body.line).toMatchObject({ state: 'returned', closedOn: now().on })
  expect((await back(true)).body.code).toBe('line.act_not_now')
  const handed = {
    ...at,
    lineId: phone.id,
    act: 'hand-over',
    ...now(),
    answers: { paper: '12/BB' },
  }
  expect((await house.ask(keeper, d.act, handed)).body.line.state).toBe('handed')
  // What is told to everybody could be claimed by anybody.
  const asked = { ...at, book: 'lost-and-found', state: 'returned' }
  expect((await house.ask(people.resident, d.lines, asked)).status).toBe(403)
})

test('lamps go out and are mended; signals of the gong are for everybody at home to know', async ({
  house,
}) => {
  const { village, head, resident } = await villageWithPeople(house)
  const lights = await modelOf(house, head, village, 'security-light')
  const lamp = { place: 'Ngõ 3, cột 12', kind: 'road' }
  const put = { ...lights, book: 'lamps', ...now(), answers: lamp }
  const { id } = (await house.ask(head, d.write, put)).body
  const act = (name: string, answers: Record<string, string | boolean>) =>
    house.ask(head, d.act, { ...lights, lineId: id, act: name, ...now(), answers })
  expect((await act('mended', { did: 'Thay bóng', safe: true })).status).toBe(409)
  expect((await act('out', { why: 'bulb' })).body.line.state).toBe('out')
  expect((await act('mended', { did: 'Thay bóng', safe: false })).body.line.state).toBe('out')
  expect((await act('mended', { did: 'Thay bóng', safe: true })).body.line.state).toBe('working')

  for (const type of ['security-gong', 'bamboo-alarm-safety-staff']) {
    const gong = await modelOf(house, head, village, type)
    const code = { means: 'Có cháy', beat: 'Ba hồi dài', do: 'Mang xô, đưa người già ra trước.' }
    const written = { ...gong, book: 'signal-codes', ...now(), answers: code }
    expect((await house.ask(resident, d.write, written)).status).toBe(403)
    expect((await house.ask(head, d.write, written)).status).toBe(200)
    expect((await house.ask(head, d.write, written)).status).toBe(200)
    const known = await house.ask(resident, d.lines, { ...gong, book: 'signal-codes' })
    expect(known.body.lines).toMatchObject([{ answers: code }])
  }
})

test('a dissolved model writes nothing more, and the closed type of the epidemic is not registered again', async ({
  house,
}) => {
  const { village, head, officer } = await villageWithPeople(house)
  const at = await modelOf(house, head, village, 'inland-waterway-safety')
  const end = { ...at, id: at.modelId, edition: 1, state: 'dissolved' as const, reason: 'Hết bến' }
  expect((await house.ask(officer, models.settle, { ...end, on: now().on })).status).toBe(200)
  const boat = { ...at, book: 'boats', ...now(), answers: ferry }
  expect((await house.ask(head, d.write, boat)).body.code).toBe('model.dissolved')
  const covid = {
    ...at,
    id: uuid7(),
    unitId: village.id,
    type: 'community-covid-team',
    name: 'Tổ Covid',
  }
  expect((await house.ask(officer, models.register, covid)).body.code).toBe('model.type_closed')
})
