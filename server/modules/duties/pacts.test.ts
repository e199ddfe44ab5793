import { expect } from 'vitest'
import { models } from '../../../contract/models.ts'
import { pacts as p } from '../../../contract/pacts.ts'
import { inScope } from '../../platform/db/scope.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { modelOf, villageWithPeople } from './book-places.fixture.ts'

async function twoCommunes(house: TestHouse) {
  const here = await villageWithPeople(house)
  const there = await villageWithPeople(house)
  const at = await modelOf(house, here.officer, here.commune, 'border-cluster-pact')
  const partnerId = there.commune.id
  const word = (fromId: string, text: string) => ({
    ...at,
    id: uuid7(),
    fromId,
    text,
    kind: 'situation' as const,
    namesNobody: true as const,
  })
  return { here, there, at, partnerId, word }
}

test('two communes stand together along their border and tell each other what happens; a third reads nothing', async ({
  house,
}) => {
  const { here, there, at, partnerId, word } = await twoCommunes(house)
  const ask = { ...at, partnerId }
  const answer = { ...ask, answer: 'joined' as const }

  expect((await house.ask(here.head, p.ask, ask)).status).toBe(403)
  expect((await house.ask(there.officer, p.ask, ask)).status).toBe(404)
  expect(
    (await house.ask(here.officer, p.ask, { ...at, partnerId: at.keeperId })).body.fields,
  ).toEqual([{ path: 'partnerId', code: 'own_commune' }])
  const village = { ...at, partnerId: there.village.id }
  expect((await house.ask(here.officer, p.ask, village)).body.fields).toEqual([
    { path: 'partnerId', code: 'not_commune' },
  ])
  expect((await house.ask(here.officer, p.ask, ask)).body.partners).toMatchObject([
    { state: 'asked' },
  ])
  expect((await house.ask(here.officer, p.ask, ask)).status).toBe(200)
  // Until it joins, only the two know that it was asked.
  expect((await house.ask(undefined, p.read, at)).body).toMatchObject({ partners: [], words: null })
  expect((await house.ask(here.stranger, p.read, at)).body.partners).toEqual([])
  expect((await house.ask(there.officer, p.asked, { keeperId: partnerId })).body).toMatchObject([
    { modelId: at.modelId, state: 'asked', keeper: { id: at.keeperId } },
  ])
  expect((await house.ask(there.officer, p.read, at)).body).toMatchObject({
    words: null,
    answers: ['joined', 'declined'],
    mine: [partnerId],
  })

  expect((await house.ask(here.officer, p.answer, answer)).status).toBe(404)
  expect((await house.ask(there.head, p.answer, answer)).status).toBe(403)
  expect((await house.ask(there.officer, p.tell, word(partnerId, 'Sớm quá'))).status).toBe(404)
  expect((await house.ask(there.officer, p.answer, answer)).body.answers).toEqual(['left'])
  expect((await house.ask(there.officer, p.answer, answer)).status).toBe(200)

  const ours = word(at.keeperId, 'Đêm qua mất trộm gà ở xóm giáp sông.')
  const theirs = word(partnerId, 'Bên này cũng hai nhà. Đêm nay cùng tuần tra.')
  expect((await house.ask(here.officer, p.tell, ours)).status).toBe(200)
  expect((await house.ask(here.officer, p.tell, ours)).status).toBe(200)
  expect((await house.ask(there.officer, p.tell, theirs)).status).toBe(200)
  expect((await house.ask(there.officer, p.tell, { ...ours, text: 'Khác' })).status).toBe(404)
  const unread = { ...theirs, id: uuid7(), namesNobody: false as unknown as true }
  expect((await house.ask(there.officer, p.tell, unread)).status).toBe(400)

  for (const who of [here.officer, there.officer])
    expect((await house.ask(who, p.read, at)).body.words?.map(({ text }) => text)).toEqual([
      theirs.text,
      ours.text,
    ])
  for (const who of [here.stranger, here.resident, there.head, undefined])
    expect((await house.ask(who, p.read, at)).body).toMatchObject({
      partners: [{ unit: { id: partnerId }, state: 'joined' }],
      words: null,
      answers: [],
    })
  await house.settle()
  const model = await house.ask(undefined, models.read, { ...at, id: at.modelId })
  expect(model.body.history.at(-1)).toMatchObject({ moment: 'pact.joined' })
})

test('the database itself hides the words of a pact from a third commune, and from one that left', async ({
  house,
}) => {
  const { here, there, at, partnerId, word } = await twoCommunes(house)
  const ask = { ...at, partnerId }
  await house.ask(here.officer, p.ask, ask)
  await house.ask(there.officer, p.answer, { ...ask, answer: 'joined' })
  await house.ask(here.officer, p.tell, word(at.keeperId, 'Nước sông lên.'))
  const third = await house.commune()
  const readBy = (keeperId: string) =>
    inScope(house.house.db, { keepers: [keeperId], provinces: [], everywhere: false }, (db) =>
      db.selectFrom('duties.word').select('text').where('modelId', '=', at.modelId).execute(),
    )

  expect(await readBy(third.id)).toEqual([])
  expect(await readBy(partnerId)).toEqual([{ text: 'Nước sông lên.' }])
  // Whoever may answer for their own commune does not ask it in themselves.
  const forged = { keeperId: at.keeperId, modelId: at.modelId, partnerId: third.id }
  const asker = { askedBy: uuid7(), state: 'joined' }
  const forging = inScope(
    house.house.db,
    { keepers: [third.id], provinces: [], everywhere: false },
    (db) =>
      db
        .insertInto('duties.partner')
        .values({ ...forged, ...asker })
        .execute(),
  )
  await expect(forging).rejects.toThrow('row-level security')
  expect((await house.ask(there.officer, p.answer, { ...ask, answer: 'left' })).status).toBe(200)
  expect(await readBy(partnerId)).toEqual([])
  expect((await house.ask(there.officer, p.tell, word(partnerId, 'Còn đây'))).status).toBe(404)
  expect((await house.ask(there.officer, p.answer, { ...ask, answer: 'joined' })).body.code).toBe(
    'pact.answer_order',
  )
  expect((await house.ask(here.officer, p.ask, ask)).body.partners).toMatchObject([
    { state: 'asked' },
  ])
  const declined = await house.ask(there.officer, p.answer, { ...ask, answer: 'declined' })
  expect(declined.body).toMatchObject({ partners: [], answers: [] })
})

test('a joint council is no pact: nobody is asked into it', async ({ house }) => {
  const { commune, officer } = await villageWithPeople(house)
  const at = await modelOf(house, officer, commune, 'security-council')
  const asked = await house.ask(officer, p.ask, { ...at, partnerId: commune.id })
  expect(asked.body.code).toBe('pact.not_of_type')
})
