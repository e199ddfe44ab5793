import { sql } from 'kysely'
import { expect } from 'vitest'
import { effects as e } from '../../../contract/effects.ts'
import { firstDay, monthOf, monthsLater, today } from '../../platform/days.ts'
import { inScope, nobody } from '../../platform/db/scope.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { rememberEffects } from './effect-door.ts'

const type = 'mediation-group'
const indicator = 'dispute.received'
const start = monthsLater(monthOf(today()), -20)

type Commune = Awaited<ReturnType<TestHouse['commune']>>

/**
 * Villages of some 500 households as the ledger holds them: so many disputes a month until the start and after it,
 * one more or fewer by turns; with a model launched in the month of the start, or without.
 */
async function villages(
  house: TestHouse,
  commune: Commune,
  {
    count,
    before,
    after,
    model,
  }: Record<'count' | 'before' | 'after', number> & { model: boolean },
) {
  for (let at = 0; at < count; at += 1) {
    const { id } = await house.village(commune)
    const households = 480 + at * 5
    await house.db.updateTable('units.unit').set({ households }).where('id', '=', id).execute()
    const month = sql`make_date(y, m, 1)`
    await sql`
      insert into indicators.yearly (unit_id, year, indicator, parent_id, upto)
      select ${id}::uuid, y, ${indicator}, ${commune.id}::uuid, array(
        select sum(case when ${month} > ${firstDay(start)}::date then ${after}::int else ${before}::int end + ((m + ${at}::int) % 3) - 1)
                 over (order by m)
          from generate_series(1, 12) m order by m)
        from generate_series(${Number(start.slice(0, 4)) - 3}::int, ${Number(today().slice(0, 4))}::int) y`.execute(
      house.db,
    )
    if (model) await launchedIn(house, { id, keeperId: commune.id })
  }
}

async function launchedIn({ db }: TestHouse, unit: { id: string; keeperId: string }) {
  await db
    .insertInto('models.model')
    .values({
      keeperId: unit.keeperId,
      id: uuid7(),
      unitId: unit.id,
      type,
      typeVersion: 1,
      name: 'Tổ hoà giải',
      state: 'active',
      startedOn: `${start}-10`,
      countingSince: `${start}-10`,
      registeredBy: unit.keeperId,
    })
    .execute()
}

/** The commune has kept books for as long as the ledger reaches. */
async function keepsBooks({ db }: TestHouse, commune: Commune) {
  await sql`
    insert into indicators.yearly (unit_id, year, indicator, parent_id, upto)
    values (${commune.id}, ${Number(start.slice(0, 4)) - 3}, 'meeting.sessions', ${commune.parentId},
            array_fill(1, array[12]))`.execute(db)
}

test('what a model changed is shown to anybody once five places and more can be compared', async ({
  house,
}) => {
  const commune = await house.commune()
  await keepsBooks(house, commune)
  await villages(house, commune, { count: 4, before: 4, after: 2, model: true })
  await villages(house, commune, { count: 12, before: 4, after: 4, model: false })
  const asked = { type, indicator, under: commune.id }

  const few = await house.ask(undefined, e.read, asked)
  expect(few.body).toMatchObject({
    state: 'done',
    under: { id: commune.id },
    effect: { enough: false, why: 'too_few_models', units: 4 },
  })

  const other = await house.commune()
  await keepsBooks(house, other)
  await villages(house, other, { count: 8, before: 4, after: 2, model: true })
  await villages(house, other, { count: 16, before: 4, after: 4, model: false })
  const { body } = await house.ask(undefined, e.read, { ...asked, under: other.id })
  if (body.state !== 'done' || !body.effect.enough) throw new Error(JSON.stringify(body))
  const { effect } = body
  expect(effect).toMatchObject({ units: 8, tooYoung: 0, leftOut: 0, yearsBefore: 2 })
  // Two fewer a month in some 500 households are about 48 fewer to 1,000 households and year.
  expect(effect.perThousand).toBeGreaterThan(-52)
  expect(effect.perThousand).toBeLessThan(-44)
  expect(effect.high).toBeLessThan(0)
  expect(effect.withModel.after).toBeLessThan(effect.without.after)
  expect(body.to).toBe(monthsLater(monthOf(today()), -1))
})

test('months before a commune kept books are not taken for quiet ones', async ({ house }) => {
  const commune = await house.commune()
  await villages(house, commune, { count: 6, before: 4, after: 2, model: true })
  await villages(house, commune, { count: 12, before: 4, after: 4, model: false })

  const { body } = await house.ask(undefined, e.read, { type, indicator, under: commune.id })
  expect(body).toMatchObject({ effect: { enough: false, why: 'too_few_months', units: 0 } })
})

test('a large area is worked out beside, and the same for whoever asks within the hour', async ({
  house,
}) => {
  const commune = await house.commune()
  await keepsBooks(house, commune)
  await villages(house, commune, { count: 6, before: 4, after: 2, model: true })
  await villages(house, commune, { count: 12, before: 4, after: 4, model: false })
  const beside = rememberEffects(house.house, { atOnce: 10 })
  const question = { type, indicator, under: commune.id }
  const ask = () =>
    inScope(house.house.db, nobody, (db) =>
      beside.answer({ db, house: house.house, actor: undefined }, question),
    )

  expect(await ask()).toEqual({ state: 'working' })
  expect(await ask()).toEqual({ state: 'working' })
  await beside.settled()
  const told = await ask()
  const { body } = await house.ask(undefined, e.read, question)
  if (told.state !== 'done' || body.state !== 'done') throw new Error('still working')
  expect(told.effect).toEqual(body.effect)
  expect(await ask()).toEqual(told)
})

test('only what happens by itself is compared', async ({ house }) => {
  const commune = await house.commune()
  const asked = { type, indicator: 'meeting.sessions', under: commune.id }
  const meetings = await house.ask(undefined, e.read, asked)
  expect(meetings.body.fields).toEqual([{ path: 'indicator', code: 'not_comparable' }])
  // Counts about people are withheld when they are few: a difference of them is not said either.
  const cases = await house.ask(undefined, e.read, { ...asked, indicator: 'case.solved' })
  expect(cases.body.fields).toEqual([{ path: 'indicator', code: 'not_comparable' }])
  const stranger = await house.ask(undefined, e.read, { ...asked, type: 'none-such' })
  expect(stranger.body.code).toBe('model_type.not_found')
})
