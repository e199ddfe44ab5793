import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { sealed } from '../../../contract/sealed.ts'
import { tips } from '../../../contract/tips.ts'
import { test, type TestHouse } from '../../testing/house.ts'
import { aTip, openDesk, threadOf, workFor } from './desk.fixture.ts'
import { dayAfter } from './ending.ts'
import { tipAt, wordsFor } from './queue.fixture.ts'
import { destroyOverdue, dropFiles } from './retention.ts'

async function deskIn(house: TestHouse) {
  const desk = await openDesk(house, { keeper: await house.commune() })
  return { desk, officer: desk.officers[0], keeperId: desk.keeperId }
}

async function rowsOf(house: TestHouse, id: string) {
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from tips.tip where id = ${id})
         + (select count(*) from tips.message where tip_id = ${id})
         + (select count(*) from tips.file where tip_id = ${id}) as left`.execute(house.db)
  return Number(rows[0]?.left)
}

test('a tip is destroyed on its day, with a certificate; its receipt then is as good as a wrong one', async ({
  house,
}) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const sender = await aTip(desk, 'Chuyện cũ.')
  const at = { keeperId, id: sender.id }
  const words = await wordsFor(desk, 'Một tấm ảnh.')
  const { stored, content } = await aFile(house, { ...at, ...words })
  const { edition } = await tipAt(house, desk, sender.id)
  const ending = { ...at, edition, outcome: 'warned', valuable: false }
  const { body: closed } = await house.ask(officer, tips.close, ending)
  const day = closed.destroyOn ?? ''

  await destroyOverdue(house.house, dayAfter(day, -1))
  expect(await rowsOf(house, sender.id)).toBe(2)
  await destroyOverdue(house.house, day)
  expect(await rowsOf(house, sender.id)).toBe(0)

  const [certificate] = (await house.ask(officer, tips.certificates, { keeperId })).body
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const all = createHash('sha256')
  for (const part of [closed.header, closed.payload, words.sealed.header, words.sealed.payload])
    all.update(bytes(part))
  all.update(bytes(words.sealed.header)).update(content)
  expect(certificate).toMatchObject({
    tipId: sender.id,
    reason: 'schedule',
    pieces: 2,
    hash: all.digest('hex'),
  })
  const { rows } = await sql<{ payload: { hashes: string[] } }>`
    select j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'tips.drop_files'`.execute(house.db)
  expect(rows.map(({ payload }) => payload.hashes)).toEqual([[stored]])
  await dropFiles(house.house, { hashes: [stored] })
  expect(await house.house.sealedFiles.fetch(stored)).toBeUndefined()

  const wrong = await threadOf(house, { bearer: Buffer.alloc(32, 7).toString('base64') })
  const ended = await threadOf(house, sender)
  expect([ended.status, ended.body]).toEqual([wrong.status, wrong.body])
})

test('a file of a tip leaves the house sealed, to be saved and never shown', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const { id } = await aTip(desk, 'Có ảnh.')
  const words = await wordsFor(desk, 'ảnh')
  const { fileId, content } = await aFile(house, { keeperId, id, ...words })
  const url = `/api/communes/${keeperId}/tips/${id}/files/${fileId}`
  const get = (cookie: string) => house.app.inject({ method: 'GET', url, headers: { cookie } })
  const sent = await get(officer.cookie)
  expect(sent.statusCode).toBe(200)
  expect(sent.rawPayload).toEqual(
    Buffer.concat([Buffer.from(words.sealed.header, 'base64'), content]),
  )
  expect(sent.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileId}.age"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  })
  expect((await get((await deskIn(house)).officer.cookie)).statusCode).toBe(404)
})

test('nobody made a case of it and nobody said a word: it goes too; a word keeps it', async ({
  house,
}) => {
  const { desk } = await deskIn(house)
  const idle = await aTip(desk, 'Im lặng.', { category: 'theft' })
  const lively = await aTip(desk, 'Còn hỏi.', { category: 'theft' })
  await sql`update tips.tip set received_at = received_at - interval '13 months'
             where id in (${idle.id}, ${lively.id})`.execute(house.db)
  const at = { keeperId: desk.keeperId, id: lively.id }
  const words = await wordsFor(desk, 'Sao rồi?')
  const said = { bearer: lively.bearer, id: crypto.randomUUID(), ...words }
  const work = await workFor(house, lively.bearer)
  await house.ask(undefined, sealed.say, { ...said, work })

  await destroyOverdue(house.house)
  expect(await rowsOf(house, idle.id)).toBe(0)
  expect((await tipAt(house, desk, at.id)).state).toBe('new')
})

test('earlier only when its sender asked, or when it never was a tip', async ({ house }) => {
  const { desk, officer, keeperId } = await deskIn(house)
  const [sender, spam] = [await aTip(desk, 'Xin huỷ.'), await aTip(desk, 'quảng cáo')]
  for (const { id } of [sender, spam]) await house.ask(officer, tips.seen, { keeperId, id })
  const of = async (id: string) => ({
    keeperId,
    id,
    edition: (await tipAt(house, desk, id)).edition,
  })
  const asking = async (id: string, reason: 'asked_by_sender' | 'not_a_tip') =>
    house.ask(officer, tips.destroy, { ...(await of(id)), reason })
  expect((await asking(sender.id, 'asked_by_sender')).body.code).toBe('tip.erase_not_asked')
  const work = await workFor(house, sender.bearer)
  await house.ask(undefined, sealed.act, { bearer: sender.bearer, act: 'erase', work })
  expect((await asking(sender.id, 'asked_by_sender')).status).toBe(200)
  expect((await asking(spam.id, 'not_a_tip')).status).toBe(200)
  expect(await rowsOf(house, sender.id)).toBe(0)

  const { body } = await house.ask(officer, tips.certificates, { keeperId })
  expect(body.map(({ reason }) => reason).sort()).toEqual(['asked_by_sender', 'not_a_tip'])
  await house.settle()
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::float as sum from indicators.entry
     where keeper_id = ${keeperId} and indicator = 'tip.total'`.execute(house.db)
  expect(rows[0]?.sum).toBe(1)
})

type Filed = {
  keeperId: string
  id: string
  keyHead: string
  sealed: { header: string; payload: string }
}

/** A file of a tip, as the sealed door would keep it. */
async function aFile(house: TestHouse, { keeperId, id, keyHead, sealed: words }: Filed) {
  const content = Buffer.from(`niêm phong ${id}`)
  const stored = await house.house.sealedFiles.keep(content, 'application/octet-stream')
  const fileId = crypto.randomUUID()
  const header = Buffer.from(words.header, 'base64')
  await house.db
    .insertInto('tips.file')
    .values({
      keeperId,
      tipId: id,
      id: fileId,
      side: 'sender',
      keyHead,
      header,
      stored,
      aboutHeader: header,
      aboutPayload: Buffer.from(words.payload, 'base64'),
      bytes: content.length,
    })
    .execute()
  return { fileId, stored, content }
}
