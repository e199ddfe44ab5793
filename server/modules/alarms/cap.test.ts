import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect } from 'vitest'
import { alarms as a } from '../../../contract/alarms.ts'
import { toolPath } from '../../../testing/tools.ts'
import { root } from '../../platform/root.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { happening } from './answer.ts'
import { lane, neighbour } from './lane.fixture.ts'

const feed = '/api/alarms/cap'

async function fetched(house: TestHouse, url: string) {
  const answer = await house.app.inject({ method: 'GET', url })
  return { status: answer.statusCode, type: answer.headers['content-type'], text: answer.body }
}

/** A lane with a caller in it, in a village whose centre is known. */
async function place(house: TestHouse) {
  const made = await lane(house, 2)
  await house.db
    .updateTable('units.unit')
    .set({ lat: 20.81715, lon: 105.33759 })
    .where('id', '=', made.village.id)
    .execute()
  const caller = await neighbour(house, made.team, made.homes[0] ?? '', 'Hà Thị Mai')
  await house.settle()
  const { roster } = house.app.alarms
  await expect.poll(() => roster.team(made.team.teamId)?.members.length).toBe(1)
  return { ...made, caller }
}

type Place = Awaited<ReturnType<typeof place>>

async function raise(
  house: TestHouse,
  { caller, head, team }: Place,
  more: { drill?: boolean } = {},
) {
  const who = more.drill ? head : caller
  const asked = { ...team, id: uuid7(), kind: 'fire', text: 'Nhà bà Mai cháy bếp', ...more }
  const { body, status } = await house.ask(who, a.raise, asked)
  expect(status, JSON.stringify(body)).toBe(200)
  const at = { keeperId: team.keeperId, id: body.id }
  return { at, message: () => fetched(house, `${feed}/${at.keeperId}/${at.id}`) }
}

/** What a program of somebody else’s says of it; nothing when it holds to the standard. */
function faults(xml: string, ...words: string[]) {
  const xmllint = toolPath('xmllint')
  if (!xmllint) return 'no xmllint'
  try {
    execFileSync(xmllint, ['--noout', '--nonet', ...words, '-'], { input: xml, stdio: 'pipe' })
    return ''
  } catch (reason) {
    return String((reason as { stderr: Buffer }).stderr)
  }
}
const capFaults = (xml: string) => faults(xml, '--relaxng', join(root, 'testing/cap-1.2.rng'))
const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text)

test('an alarm is an Alert, what follows an Update, a mistake a Cancel; each names those before', async ({
  house,
}) => {
  const made = await place(house)
  const { at, message } = await raise(house, made)

  const first = await message()
  expect(first).toMatchObject({ status: 200, type: 'application/cap+xml; charset=utf-8' })
  expect(capFaults(first.text)).toBe('')
  expect(all(first.text, 'msgType')).toEqual(['Alert'])
  expect(all(first.text, 'status')).toEqual(['Actual'])
  expect(all(first.text, 'language')).toEqual(['vi-VN', 'en-US'])
  expect(all(first.text, 'sent')[0]).toMatch(/\+07:00$/)
  expect(all(first.text, 'references')).toEqual([])
  expect(all(first.text, 'circle')[0]).toBe('20.8172,105.3376 0.5')
  expect(all(first.text, 'areaDesc')[0]).toContain(`thôn ${made.village.name}, xã`)

  const alarm = house.app.alarms.watch.alarm(at.id)
  if (!alarm) throw new Error('the alarm is not known')
  const to = ['neighbours' as const]
  await house.app.alarms.watch.happen({ ...happening(alarm), what: 'carried', by: {}, to })
  const second = await message()
  expect(capFaults(second.text)).toBe('')
  expect(all(second.text, 'msgType')).toEqual(['Update'])
  const [sender, identifier, sent] = ['sender', 'identifier', 'sent'].map(
    (name) => all(first.text, name)[0],
  )
  expect(all(second.text, 'references')).toEqual([`${sender},${identifier},${sent}`])

  await house.ask(made.caller, a.takeBack, { ...at, reason: 'Khói bếp' })
  const last = await message()
  expect(capFaults(last.text)).toBe('')
  expect(all(last.text, 'msgType')).toEqual(['Cancel'])
  expect(all(last.text, 'references')[0]?.split(' ')).toHaveLength(2)
  expect(all(last.text, 'responseType')).toEqual(['AllClear', 'AllClear'])
})

test('a drill is an Exercise to the end, and its end is the all-clear', async ({ house }) => {
  const made = await place(house)
  const { at, message } = await raise(house, made, { drill: true })
  await house.ask(made.head, a.close, { ...at, outcome: 'drill' })
  const { text } = await message()
  expect(capFaults(text)).toBe('')
  expect(all(text, 'status')).toEqual(['Exercise'])
  expect(all(text, 'note')[0]).toContain('DIỄN TẬP')
  expect(all(text, 'msgType')).toEqual(['Update'])
  expect(all(text, 'urgency')).toEqual(['Past', 'Past'])
  expect(all(text, 'headline')[0]).toMatch(/^DIỄN TẬP/)
})

test('no home, no person and no word of a caller is in it', async ({ house }) => {
  const { message } = await raise(house, await place(house))
  const { text } = await message()
  const { text: entries } = await fetched(house, feed)
  for (const shown of [text, entries])
    for (const kept of ['Mai', 'Nhà số', 'bếp', 'Ngõ ']) expect(shown).not.toContain(kept)
})

test('the feed lists what the public may know, newest first; of the rest there is nothing', async ({
  house,
}) => {
  const [one, two, three] = [await place(house), await place(house), await place(house)]
  const early = await raise(house, one)
  const later = await raise(house, two)
  const ask = { ...three.team, id: uuid7(), kind: 'violence' }
  const { body: hidden } = await house.ask(three.caller, a.raise, ask)
  const silent = await house.ask(one.caller, a.raise, {
    ...three.team,
    id: uuid7(),
    kind: 'fire',
    silent: true,
  })
  expect(silent.status).not.toBe(200)

  const { status, type, text } = await fetched(house, feed)
  expect({ status, type }).toEqual({ status: 200, type: 'application/atom+xml; charset=utf-8' })
  expect(faults(text)).toBe('')
  const ids = all(text, 'id')
  expect(ids.slice(1, 3)).toEqual([`urn:uuid:${later.at.id}`, `urn:uuid:${early.at.id}`])
  expect(text).toContain(`${feed}/${early.at.keeperId}/${early.at.id}`)
  expect(text).not.toContain(hidden.id)
  const gone = await fetched(house, `${feed}/${three.team.keeperId}/${hidden.id}`)
  expect(gone.status).toBe(404)
  expect((await fetched(house, `${feed}/${uuid7()}/${early.at.id}`)).status).toBe(404)
  expect((await fetched(house, `${feed}/none/none`)).status).toBe(404)
})

test('a silent alarm is nowhere in the feed', async ({ house }) => {
  const made = await place(house)
  const asked = { ...made.team, id: uuid7(), kind: 'fire', silent: true }
  const { body } = await house.ask(made.caller, a.raise, asked)
  expect((await fetched(house, `${feed}/${made.team.keeperId}/${body.id}`)).status).toBe(404)
  expect((await fetched(house, feed)).text).not.toContain(body.id)
})
