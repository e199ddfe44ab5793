import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { seal, sealWords } from '../../../sealing/seal.ts'
import { keysIn } from './receipt-keys.ts'
import { codeOn, kept, openDoor, send, tell, test } from './sealed-pages.fixture.ts'

const film = new Blob([new Uint8Array(21 * 1024 * 1024)], { type: 'video/mp4' })
const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test('forms that pour in are told to wait a minute, and keep what was typed', async ({
  house,
  door,
}) => {
  const app = await openDoor(house)
  const flooded = { ...door, app }
  // The desk above has none above it: refused, and counted all the same.
  const upward = { ...flooded, below: door.above }
  for (let one = 0; one < 30; one += 1) await tell(upward, { aboutDesk: 'yes' })
  const { statusCode, body } = await tell(flooded, { text: 'thêm một tin' })
  await app.close()

  expect(statusCode).toBe(503)
  expect(body).toContain('Đang có quá nhiều tin cùng lúc.')
  expect(body).toContain('thêm một tin')
})

test('a film too long for a form is refused with the text kept, and nothing is left of it', async ({
  house,
  door,
}) => {
  const count = async () => (await house.db.selectFrom('tips.file').select('id').execute()).length
  const before = await count()
  const { statusCode, body } = await tell(door, { text: 'có phim', files: [film] })

  expect(statusCode).toBe(400)
  expect(body).toContain('Tệp quá lớn')
  expect(body).toContain('có phim')
  expect(await count()).toBe(before)
})

test('what a desk sends is saved by who has the code, and never opens by itself', async ({
  house,
  door,
}) => {
  const page = await tell(door)
  const code = codeOn(page.body)
  const { tip } = await kept(house, page, door.below)
  const { keeperId, id: tipId, keyHead } = tip
  const { recipient } = await keysIn(code)
  const readers = [...door.below.recipients, recipient]
  const content = await seal(new TextEncoder().encode(script), readers)
  const about = { v: 1, name: 'giấy mời.svg', type: 'image/svg+xml', bytes: 80, cleaned: false }
  const said = await sealWords(about, readers)
  const file = randomUUID()
  await house.db
    .insertInto('tips.file')
    .values({
      keeperId,
      tipId,
      id: file,
      side: 'desk',
      header: Buffer.from(content.header),
      aboutHeader: Buffer.from(said.header),
      aboutPayload: Buffer.from(said.payload),
      keyHead,
      bytes: content.payload.length,
      stored: await house.house.sealedFiles.keep(
        Buffer.from(content.payload),
        'application/octet-stream',
      ),
    })
    .execute()
  const { body, headers } = await send(door, '/hoi-am', { code, act: 'file', file })

  expect(body).toBe(script)
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('giấy mời.svg')}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
})
