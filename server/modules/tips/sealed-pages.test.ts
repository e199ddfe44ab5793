import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { plantedIn } from '../../../sealing/clean-specimens.ts'
import { newCode } from '../../../sealing/receipt.ts'
import { openWhole, openWords, sealWords } from '../../../sealing/seal.ts'
import { handShare, joinShares } from '../../../sealing/two-people.ts'
import { keysIn } from './receipt-keys.ts'
import { codeOn, kept, photo, send, tell, test } from './sealed-pages.fixture.ts'

test('a tip without a script is sealed on arrival, says so, and its desk alone opens it', async ({
  house,
  door,
}) => {
  const page = await tell(door, {
    where: 'ngõ 3',
    urgent: 'yes',
    [`answer-${door.category}-1`]: 'hai người',
  })
  const { statusCode, body, headers } = page
  const { tip, words } = await kept(house, page, door.below)

  expect(statusCode).toBe(200)
  expect(codeOn(body)).toMatch(/^\d{20}$/)
  expect(headers['set-cookie']).toBeUndefined()
  expect(tip).toMatchObject({ sealedLate: true, urgent: true, channel: 'door', state: 'new' })
  expect(words).toMatchObject({
    text: 'đêm qua',
    where: 'ngõ 3',
    answers: expect.arrayContaining(['hai người']),
  })
})

test('a form that is not whole comes back with everything that was typed', async ({ door }) => {
  const typed = '<script>alert(1)</script> & "nhà"'
  const { statusCode, body } = await tell(door, {
    category: 'no-such',
    text: typed,
    where: 'bờ suối',
    named: 'yes',
  })

  expect(statusCode).toBe(400)
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;nhà&quot;')
  expect(body).not.toContain(typed)
  expect(body).toContain('value="bờ suối"')
  expect(body).toContain('Xin chọn một loại việc.')
  expect(body).toContain('Xin ghi tên, hoặc chọn gửi kín tên.')
})

test('the same page sent twice is one tip: the first code stands', async ({ house, door }) => {
  const ticket = randomUUID()
  const count = async () => (await house.db.selectFrom('tips.tip').select('id').execute()).length
  const first = await tell(door, { ticket, text: 'một lần thôi' })
  const before = await count()
  const again = await tell(door, { ticket, text: 'một lần thôi' })

  expect(first.statusCode).toBe(200)
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('mã đã hiện khi đó')
  expect(await count()).toBe(before)
})

test('what concerns somebody at the desk goes past it, to the one above', async ({
  house,
  door,
}) => {
  const page = await tell(door, { text: 'về người ở đây', aboutDesk: 'yes' })
  const { tip, words } = await kept(house, page, door.above)

  expect(tip.keeperId).toBe(door.above.keeperId)
  expect(words).toMatchObject({ text: 'về người ở đây' })
  await expect(openWords(tip, door.below.officers[0].secrets.identity)).rejects.toThrow()
})

test('a name is opened by two people, and taken back it is gone', async ({ house, door }) => {
  const page = await tell(door, { named: 'yes', name: 'Lò Thị Mai', contact: 'chợ, sáng' })
  const code = codeOn(page.body)
  const { tip } = await kept(house, page, door.below)
  const [officer] = door.below.officers
  const [guard] = door.below.custodians
  const identity = house.db.selectFrom('tips.identity').selectAll().where('tipId', '=', tip.id)
  const shares = await house.db
    .selectFrom('tips.identityShare')
    .selectAll()
    .where('tipId', '=', tip.id)
    .execute()
  const shareOf = (keyId = '') =>
    shares.find((share) => share.keyId === keyId)?.sealed ?? Buffer.of()
  const handed = await handShare(
    shareOf(guard?.keyId),
    guard?.secrets.identity ?? '',
    officer.key.recipient,
  )
  const secret = await joinShares([shareOf(officer.keyId), handed], officer.secrets.identity)

  expect(await openWords(await identity.executeTakeFirstOrThrow(), secret)).toMatchObject({
    name: 'Lò Thị Mai',
  })
  const taken = await send(door, '/hoi-am', { code, act: 'unname' })
  expect(taken.body).toContain('Tên của bạn đã bị xoá.')
  expect(await identity.execute()).toEqual([])
})

test('the code shows what the desk answered, and the sender answers back', async ({
  house,
  door,
}) => {
  const page = await tell(door, { text: 'xin hỏi lại' })
  const code = codeOn(page.body)
  const { tip } = await kept(house, page, door.below)
  const { recipient } = await keysIn(code)
  const question = { v: 1, text: 'Chuyện xảy ra <b>mấy giờ</b>?' }
  const { header, payload } = await sealWords(question, [...door.below.recipients, recipient])
  await house.db
    .insertInto('tips.message')
    .values({
      keeperId: tip.keeperId,
      tipId: tip.id,
      id: randomUUID(),
      side: 'desk',
      header: Buffer.from(header),
      payload: Buffer.from(payload),
      keyHead: tip.keyHead,
    })
    .execute()

  const read = await send(door, '/hoi-am', { code: code.replace(/(.{4})/g, '$1 '), act: 'look' })
  expect(read.body).toContain('Chuyện xảy ra &lt;b&gt;mấy giờ&lt;/b&gt;?')
  const said = await send(door, '/hoi-am', { code, act: 'say', text: 'Khoảng mười giờ.' })
  expect(said.body).toContain('Đã gửi thư.')
  const answer = await house.db
    .selectFrom('tips.message')
    .selectAll()
    .where('tipId', '=', tip.id)
    .where('side', '=', 'sender')
    .executeTakeFirstOrThrow()
  expect(await openWords(answer, door.below.officers[0].secrets.identity)).toEqual({
    v: 1,
    text: 'Khoảng mười giờ.',
  })
})

test('a wrong code and one that has ended come to the same page', async ({ house, door }) => {
  const page = await tell(door)
  const code = codeOn(page.body)
  const { tip } = await kept(house, page, door.below)
  await house.db.deleteFrom('tips.tip').where('id', '=', tip.id).execute()
  const ended = await send(door, '/hoi-am', { code, act: 'look' })
  const wrong = await send(door, '/hoi-am', { code: newCode(), act: 'look' })
  const slip = await send(door, '/hoi-am', { code: '11111111111111111130', act: 'look' })

  expect([ended.statusCode, wrong.statusCode]).toEqual([404, 404])
  expect(wrong.body).toBe(ended.body)
  expect(slip.body).toContain('Mã có 20 chữ số')
})

test('a photo loses its place and its name on arrival, and a fourth file is refused with the text kept', async ({
  house,
  door,
}) => {
  const image = new Blob([photo], { type: 'image/jpeg' })
  const sent = await tell(door, { text: 'có ảnh', files: [image] })
  const { tip } = await kept(house, sent, door.below)
  const file = await house.db
    .selectFrom('tips.file')
    .selectAll()
    .where('tipId', '=', tip.id)
    .executeTakeFirstOrThrow()
  const { identity } = door.below.officers[0].secrets
  const content = await house.house.sealedFiles.fetch(file.stored)
  const opened = await openWhole(Buffer.concat([file.header, content ?? Buffer.of()]), identity)
  const about = await openWords({ header: file.aboutHeader, payload: file.aboutPayload }, identity)
  const many = await tell(door, { text: 'bốn ảnh', files: [image, image, image, image] })

  expect(sent.statusCode).toBe(200)
  expect(plantedIn(photo)).not.toEqual([])
  expect(plantedIn(opened)).toEqual([])
  expect(about).toMatchObject({ name: '1.jpg', cleaned: true })
  expect(many.statusCode).toBe(400)
  expect(many.body).toContain('nhiều nhất 3 tệp')
  expect(many.body).toContain('bốn ảnh')
})

test('a stranger’s page cannot make its readers send anything, and an address that names no desk is said so', async ({
  door,
}) => {
  const foreign = await tell(door, {}, { origin: 'https://elsewhere.example', host: 'door' })
  const embedded = await tell(door, {}, { 'sec-fetch-site': 'cross-site' })
  const nowhere = await door.app.inject({ url: '/gui/not-a-desk' })

  expect([foreign.statusCode, embedded.statusCode, nowhere.statusCode]).toEqual([403, 403, 404])
  expect(nowhere.body).toContain('Không có trang này')
})

test('every page is whole in both languages, with nothing of a stranger on it', async ({
  door,
}) => {
  const { keeperId } = door.below
  const paths = [
    '',
    '/gui',
    '/gui?tim=xa',
    `/gui/${keeperId}`,
    '/hoi-am',
    '/khong-dong-bom',
    '/trang-trong',
  ]
  for (const path of paths) {
    for (const url of [path || '/', `/en${path}`]) {
      const { statusCode, body } = await door.app.inject({ url })
      expect({ url, statusCode }).toEqual({ url, statusCode: 200 })
      expect(body).not.toMatch(/undefined|\[object|\{\w+\}|https?:\/\/|style=|<style|onclick/)
      expect(body).toContain(url.startsWith('/en') ? '<html lang="en"' : '<html lang="vi"')
    }
  }
})
