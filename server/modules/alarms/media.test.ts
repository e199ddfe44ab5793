import { expect } from 'vitest'
import sharp from 'sharp'
import { alarms as a } from '../../../contract/alarms.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type Person, test, type TestHouse } from '../../testing/house.ts'
import { press, street } from './street.fixture.ts'

const edge = 'canh-bien'
type At = { keeperId: string; id: string }

async function send(house: TestHouse, as: Person, at: At, content: Buffer, kind = 'photo') {
  const mediaId = uuid7()
  const reply = await house.app.inject({
    method: 'POST',
    url: `/api/communes/${at.keeperId}/alarms/${at.id}/media?mediaId=${mediaId}&kind=${kind}`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, cookie: as.cookie },
    payload: Buffer.concat([
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  })
  return { status: reply.statusCode, body: reply.json() as { code?: string }, mediaId }
}

function show(house: TestHouse, as: Person, at: At, mediaId: string) {
  return house.app.inject({
    method: 'GET',
    url: `/api/communes/${at.keeperId}/alarms/${at.id}/media/${mediaId}`,
    headers: { cookie: as.cookie },
  })
}

/** The beginning of an Ogg file with Opus in it, as a telephone records a voice. */
const voice = Buffer.concat([
  Buffer.from('4f67675300020000000000000000', 'hex'),
  Buffer.from('0100000000000000', 'hex'),
  Buffer.from('00000000', 'hex'),
  Buffer.from('0113', 'hex'),
  Buffer.from('OpusHead'),
  Buffer.from('0101380180bb0000000000', 'hex'),
])

test('a photo and a voice come after the alarm, and are shown to those it concerns', async ({
  house,
}) => {
  const { team, caller, helper, next } = await street(house)
  const at = await press(house, caller, team)
  const picture = await sharp({
    create: { width: 40, height: 30, channels: 3, background: '#c00' },
  })
    .withExif({ IFD0: { Copyright: 'nhà số 1' } })
    .jpeg()
    .toBuffer()

  const photo = await send(house, caller, at, picture)
  const said = await send(house, caller, at, voice, 'voice')
  expect([photo.status, said.status], JSON.stringify([photo.body, said.body])).toEqual([200, 200])
  const board = await house.ask(helper, a.read, at)
  expect(board.body.media.map(({ kind }) => kind)).toEqual(['photo', 'voice'])

  const shown = await show(house, helper, at, photo.mediaId)
  expect(shown.headers['content-type']).toBe('image/jpeg')
  expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
  expect((await show(house, helper, at, said.mediaId)).headers['content-type']).toContain('audio/')
  expect((await show(house, next, at, photo.mediaId)).statusCode).toBe(404)
})

test('what is not a photo or a voice, and what comes after the end, is refused', async ({
  house,
}) => {
  const { team, caller, head, next } = await street(house)
  const at = await press(house, caller, team)
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')

  expect(await send(house, caller, at, page)).toMatchObject({
    status: 415,
    body: { code: 'file.type_not_allowed' },
  })
  expect(await send(house, caller, at, page, 'voice')).toMatchObject({ status: 415 })
  expect(await send(house, caller, at, voice, 'film')).toMatchObject({ status: 400 })
  expect(await send(house, next, at, voice, 'voice')).toMatchObject({ status: 404 })
  await house.ask(head, a.close, { ...at, outcome: 'false_alarm' })
  expect(await send(house, caller, at, voice, 'voice')).toMatchObject({
    status: 409,
    body: { code: 'alarm.closed' },
  })
})
