import { createPublicKey, verify } from 'node:crypto'
import { expect } from 'vitest'
import { models as m } from '../../../contract/models.ts'
import { playbooks as p, type PlaybookFile } from '../../../contract/playbooks.ts'
import { setUp as s } from '../../../contract/set-up.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { openTestHouse, type TestHouse, test } from '../../testing/house.ts'
import { begun, finish, stepIn } from '../models/set-up.fixture.ts'
import { signed } from './playbook-signing.ts'

const lesson = 'Đi từng nhà buổi tối, hỏi người già trước'

/** A model whose set-up was gone a step with a lesson, and into whose words people were written. */
async function lived(house: TestHouse) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const planted = { name: 'Quàng Thị Mười', phone: '0912 345 678', paper: '012345678901' }
  await house.person('mediator', village, { name: planted.name })
  const model = await begun(house, village, {
    story: `Bà ${planted.name.toLocaleUpperCase('vi')} (${planted.phone}, CCCD ${planted.paper}) kể lại; thư moi@ban.vn.`,
  })
  const board = { memberId: uuid7(), name: 'Lường Văn Pâng', role: 'head' as const }
  const added = await house.ask(model.head, m.addMember, {
    keeperId: model.at.keeperId,
    id: model.at.modelId,
    ...board,
    since: today(),
  })
  expect(added.status, JSON.stringify(added.body)).toBe(200)
  const [first] = model.way.steps
  const done = await finish(house, model.head, model.way, {
    step: first?.step ?? '',
    on: '2022-06-03',
    lesson: `${lesson}. Hỏi ông Lường Văn Pâng, +84 912 345 678.`,
  })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return { ...model, commune, village, first: first?.step ?? '' }
}

type Lived = Awaited<ReturnType<typeof lived>>

async function exported(house: TestHouse, { head, at }: Lived) {
  const file = await house.ask(head, p.export, at)
  expect(file.status, JSON.stringify(file.body)).toBe(200)
  return file.body as PlaybookFile
}

/** Officers of a commune that knows nothing of the model. */
async function elsewhere(house: TestHouse) {
  const commune = await house.commune()
  const village = await house.village(commune)
  const police = await house.person('commune_police', commune)
  const head = await house.person('village_head', village)
  return { commune, village, police, head, keeperId: commune.id }
}

// What is signed, written out a second time from the rule itself (RFC 8785) rather than from the house's code.
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(
          Object.keys(held)
            .toSorted()
            .map((name) => [name, (held as Record<string, unknown>)[name]]),
        )
      : held,
  )
}

test('a playbook leaves with what was learnt and with nobody’s name, signed so that anybody can check it', async ({
  house,
}) => {
  const file = await exported(house, await lived(house))
  const text = JSON.stringify(file)

  expect(text).toContain(lesson)
  for (const planted of [/quàng thị mười/iu, /lường văn pâng/iu, /912/, /345/, /01234/, /moi@/])
    expect(text).not.toMatch(planted)
  expect(file.playbook.story).toBe('Bà … (…, CCCD …) kể lại; thư ….')
  expect(file.playbook.papers.length).toBeGreaterThan(5)

  const { signature, ...body } = file
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(signature.key, 'base64'),
  ])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const value = Buffer.from(signature.value, 'base64')
  expect(verify(null, Buffer.from(sortedJson(body)), key, value)).toBe(true)
  const other = { ...body, made: { ...body.made, on: '2001-01-01' } }
  expect(verify(null, Buffer.from(sortedJson(other)), key, value)).toBe(false)
})

test('from one house into another: looked at, kept once, and a set-up there begins with its lessons', async ({
  house,
}) => {
  const story = await lived(house)
  const playbookFile = JSON.stringify(await exported(house, story), null, 2)
  const other = await openTestHouse({ SECRET_KEY: 'x'.repeat(40) })
  Object.assign(other.house, { secret: 'the secret of another installation' })
  try {
    const there = await elsewhere(other)
    const { police, head, keeperId } = there
    const looked = await other.ask(police, p.look, { keeperId, playbookFile })
    expect(looked.status, JSON.stringify(looked.body)).toBe(200)
    expect(looked.body).toMatchObject({
      own: false,
      type: { id: story.model.type },
      playbook: { name: story.model.name },
    })
    expect(looked.body.fingerprint).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
    expect((await other.ask(police, p.list, { keeperId })).body.playbooks).toEqual([])

    const kept = await other.ask(police, p.keep, { keeperId, id: uuid7(), playbookFile })
    expect(kept.status, JSON.stringify(kept.body)).toBe(200)
    const again = await other.ask(police, p.keep, {
      keeperId,
      id: uuid7(),
      playbookFile: JSON.stringify(JSON.parse(playbookFile)),
    })
    expect(again.body.id).toBe(kept.body.id)
    const list = await other.ask(head, p.list, { keeperId })
    expect(list.body).toMatchObject({ mayKeep: false, playbooks: [{ id: kept.body.id }] })

    const model = { keeperId, id: uuid7(), unitId: there.village.id, name: 'Bản mới' }
    const named = { ...model, type: story.model.type, playbookId: kept.body.id }
    const registered = await other.ask(head, m.register, named)
    expect(registered.status, JSON.stringify(registered.body)).toBe(200)
    const at = { keeperId, modelId: model.id }
    const begins = await other.ask(head, s.begin, { ...at, from: '2026-01-05' })
    expect(begins.status, JSON.stringify(begins.body)).toBe(200)
    expect(begins.body.steps.map(({ step }) => step)).toEqual(
      story.way.steps.map(({ step }) => step),
    )
    expect(stepIn(begins.body, story.first)).toMatchObject({ state: 'open', lesson: '' })
    expect(stepIn(begins.body, story.first).told).toContain(lesson)
  } finally {
    await other.close()
  }
})

const tamperings: [what: string, change: (file: PlaybookFile) => unknown][] = [
  ['its name', (file) => ((file.playbook.name += ' '), file)],
  ['its story', (file) => ((file.playbook.story = ''), file)],
  ['a lesson', (file) => ((file.playbook.steps[0]!.lesson = 'Khác'), file)],
  ['the order of its steps', (file) => (file.playbook.steps.reverse(), file)],
  ['a step left out', (file) => (file.playbook.steps.pop(), file)],
  ['a weight of a criterion', (file) => ((file.type.criteria[0]!.weight += 1), file)],
  ['a number', (file) => ((file.playbook.numbers.points += 1), file)],
  ['the day it was made', (file) => ((file.made.on = '2020-01-01'), file)],
  ['where it was made', (file) => ((file.made.by = 'Nơi khác'), file)],
  ['a word that was not there', (file) => ({ ...file, more: 1 })],
  ['the fingerprint', (file) => ((file.signature.fingerprint = '0000 0000 0000 0000 0000'), file)],
  ['the signature', (file) => ((file.signature.value = other(file.signature.value)), file)],
  ['no signature', (file) => ({ ...file, signature: undefined })],
]

/** The same text but for its first letter. */
function other(text: string) {
  return (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
}

test('changed in any place after it was signed it is refused, and nothing is kept', async ({
  house,
}) => {
  const file = await exported(house, await lived(house))
  const { police, keeperId } = await elsewhere(house)
  for (const [what, change] of tamperings) {
    const playbookFile = JSON.stringify(change(structuredClone(file)))
    const kept = await house.ask(police, p.keep, { keeperId, id: uuid7(), playbookFile })
    expect({ what, code: kept.body.code }).toEqual({ what, code: 'playbook.tampered' })
  }
  expect((await house.ask(police, p.list, { keeperId })).body.playbooks).toEqual([])
})

test('what cannot be used here is refused in words, however well it is signed', async ({
  house,
}) => {
  const { signature: own, ...body } = await exported(house, await lived(house))
  const { police, keeperId } = await elsewhere(house)
  const code = async (playbookFile: string) =>
    (await house.ask(police, p.look, { keeperId, playbookFile })).body.code
  const sign = (change: object) =>
    JSON.stringify(signed({ ...body, ...change } as typeof body, 'another secret'))
  const criteria = body.type.criteria.map((each, at) => (at === 0 ? { ...each, weight: 1 } : each))

  expect(await code(sign({}))).toBeUndefined()
  expect(await code(JSON.stringify({ ...body, signature: own }))).toBeUndefined()
  expect(await code(sign({ version: 2 }))).toBe('playbook.newer')
  expect(await code(sign({ format: 'another' }))).toBe('playbook.unknown_format')
  expect(await code(sign({ type: { ...body.type, criteria } }))).toBe('playbook.weights')
  expect(await code(sign({ type: { ...body.type, id: 'moon-watch' } }))).toBe(
    'playbook.unknown_type',
  )
  expect(await code(sign({ type: { ...body.type, closed: true } }))).toBe('playbook.closed_type')
  expect(await code(sign({ playbook: { ...body.playbook, steps: [] } }))).toBe(
    'playbook.unreadable',
  )
  for (const name of ['a\u0000b', 'a\ud800b'])
    expect(await code(sign({ playbook: { ...body.playbook, name } }))).toBe('playbook.unreadable')
  expect(await code('Xin chào')).toBe('playbook.unknown_format')
  expect(await code('[1]')).toBe('playbook.unknown_format')
  const deep = `{"format":"binh-yen-playbook","a":${'['.repeat(5000)}${']'.repeat(5000)}}`
  expect(await code(deep)).toBe('playbook.tampered')
  const padded = `${sign({})}${' '.repeat(1024 * 1024)}`
  expect(await code(padded)).toBe('playbook.too_large')
})

test('who may: its keepers hand it on, the commune brings it in, and it is named in its own books alone', async ({
  house,
}) => {
  const story = await lived(house)
  const playbookFile = JSON.stringify(await exported(house, story))
  const there = await elsewhere(house)
  const { police, head, keeperId, village } = there

  expect((await house.ask(police, p.export, story.at)).status).toBe(403)
  const id = uuid7()
  expect((await house.ask(head, p.keep, { keeperId, id, playbookFile })).status).toBe(403)
  expect((await house.ask(story.head, p.keep, { keeperId, id, playbookFile })).status).toBe(404)
  expect((await house.ask(police, p.keep, { keeperId, id, playbookFile })).status).toBe(200)
  expect((await house.ask(story.head, p.read, { keeperId, id })).status).toBe(404)

  const model = { keeperId, unitId: village.id, name: 'Bản mới', type: story.model.type }
  const unknown = { ...model, id: uuid7(), playbookId: uuid7() }
  expect((await house.ask(head, m.register, unknown)).body.fields).toEqual([
    { path: 'playbookId', code: 'unknown' },
  ])
  const other = { ...model, id: uuid7(), playbookId: id, type: 'self-managed-road' }
  expect((await house.ask(head, m.register, other)).body.code).toBe('playbook.other_type')
  // Neither was half made.
  for (const each of [unknown, other])
    expect((await house.ask(head, m.read, each)).status).toBe(404)
})
