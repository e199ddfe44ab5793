import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect } from 'vitest'
import { activities as a } from '../../../contract/activities.ts'
import { models as m } from '../../../contract/models.ts'
import { today } from '../../platform/days.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { type openTestHouse, type Person, test } from '../../testing/house.ts'

type House = Awaited<ReturnType<typeof openTestHouse>>
type At = { keeperId: string; id: string }

const edge = '----edge'
const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#0a7' } })
    .jpeg()
    .toBuffer()

const head = [
  `--${edge}`,
  'content-disposition: form-data; name="file"; filename="anh.jpg"',
  'content-type: image/jpeg',
  '',
  '',
].join('\r\n')

function form(content: Buffer) {
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)])
}

const multipart = { 'content-type': `multipart/form-data; boundary=${edge}` }

async function upload(
  house: House,
  as: Person | undefined,
  at: At,
  content: Buffer,
  kind = 'photo',
  more = '',
) {
  const reply = await house.app.inject({
    method: 'POST',
    url: `/api/communes/${at.keeperId}/evidence?id=${at.id}&kind=${kind}${more}`,
    headers: { ...multipart, ...(as ? { cookie: as.cookie } : {}) },
    payload: form(content),
  })
  return { status: reply.statusCode, body: reply.json() as Record<string, unknown> }
}

async function show(house: House, as: Person | undefined, { keeperId, id }: At) {
  const headers = as ? { cookie: as.cookie } : {}
  return house.app.inject({
    method: 'GET',
    url: `/api/communes/${keeperId}/evidence/${id}`,
    headers,
  })
}

async function village(house: House) {
  const place = await house.village()
  const head = await house.person('village_head', place)
  const model = { keeperId: place.keeperId, id: uuid7() }
  await house.ask(head, m.register, {
    ...model,
    unitId: place.id,
    type: 'inter-household-group',
    name: 'Nhóm liên gia',
  })
  const note = (evidence: string[]) => ({
    keeperId: model.keeperId,
    id: uuid7(),
    modelId: model.id,
    kind: 'free-note',
    on: today(),
    answers: { text: 'Đã dọn lối thoát nạn' },
    evidence,
  })
  return { place, head, note, at: () => ({ keeperId: place.keeperId, id: uuid7() }) }
}

function kept(house: House) {
  const folder = join(house.house.config.dataDir, 'files')
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    ).length
  } catch {
    return 0
  }
}

test('a photo proves a record and is shown to those who may read it', async ({ house }) => {
  const { place, head, note, at } = await village(house)
  const resident = await house.person('resident', place)
  const proof = at()
  const content = await photo()
  const sent = await upload(house, head, proof, content)
  expect(sent).toMatchObject({
    status: 200,
    body: { id: proof.id, kind: 'photo', type: 'image/jpeg', name: 'anh.jpg', place: null },
  })
  expect(await upload(house, head, proof, content)).toEqual(sent)
  expect(
    (await upload(house, head, proof, await sharp(content).negate().toBuffer())).body.code,
  ).toBe('evidence.other_content')

  expect((await show(house, resident, proof)).statusCode).toBe(404)
  const written = note([proof.id])
  expect((await house.ask(head, a.record, written)).status).toBe(200)
  expect((await house.ask(resident, a.read, written)).body).toMatchObject({
    photos: 1,
    evidence: [{ id: proof.id }],
  })
  const shown = await show(house, resident, proof)
  expect(shown.statusCode).toBe(200)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': "inline; filename*=UTF-8''anh.jpg",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=3600',
  })
  expect((await sharp(shown.rawPayload).metadata()).width).toBe(64)
})

test('elsewhere, and for nobody signed in, there is nothing to see and nowhere to send', async ({
  house,
}) => {
  const { place, head, note, at } = await village(house)
  const proof = at()
  await upload(house, head, proof, await photo())
  await house.ask(head, a.record, note([proof.id]))
  const stranger = await house.person('commune_police', await house.commune())
  const resident = await house.person('resident', place)
  expect((await show(house, stranger, proof)).statusCode).toBe(404)
  expect((await show(house, head, { ...proof, id: uuid7() })).statusCode).toBe(404)
  expect((await show(house, undefined, proof)).statusCode).toBe(401)
  expect((await upload(house, stranger, at(), await photo())).status).toBe(404)
  expect((await upload(house, resident, at(), await photo())).status).toBe(403)
  expect((await upload(house, undefined, at(), await photo())).status).toBe(401)
})

test('nobody proves a record with what another uploaded', async ({ house }) => {
  const { place, head, note, at } = await village(house)
  const other = await house.person('mediator', place)
  const proof = at()
  await upload(house, other, proof, await photo())
  expect((await house.ask(head, a.record, note([proof.id]))).body.fields).toEqual([
    { path: 'evidence', code: 'unknown' },
  ])
})

test('a document is only ever saved, never opened in the page', async ({ house }) => {
  const { head, at } = await village(house)
  const proof = at()
  expect(
    (await upload(house, head, proof, Buffer.from('%PDF-1.7\n%%EOF'), 'file')).body,
  ).toMatchObject({ name: 'anh.pdf', type: 'application/pdf' })
  expect((await show(house, head, proof)).headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''anh.pdf",
  )
})

test('what is not what it should be is refused, and nothing of it is kept', async ({ house }) => {
  const { head, at } = await village(house)
  const before = kept(house)
  const script = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  expect(await upload(house, head, at(), script)).toMatchObject({
    status: 415,
    body: { code: 'file.type_not_allowed' },
  })
  const half = (await photo()).subarray(0, 200)
  expect(await upload(house, head, at(), half)).toMatchObject({
    status: 415,
    body: { code: 'file.unreadable' },
  })
  expect(await upload(house, head, at(), await photo(), 'selfie')).toMatchObject({ status: 400 })
  expect(kept(house)).toBe(before)
})

test('a 60 MB photo is cut off long before its end, told or not how big it is', async ({
  house,
}) => {
  const { head, at } = await village(house)
  const before = kept(house)
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = house.app.server.address() as AddressInfo
  const total = 60 * 1024 * 1024
  for (const announced of [true, false]) {
    const { keeperId, id } = at()
    const said = await send(port, `/api/communes/${keeperId}/evidence?id=${id}&kind=photo`, {
      cookie: head.cookie,
      ...multipart,
      ...(announced ? { 'content-length': String(total) } : {}),
    })
    expect(said, String(announced)).toMatchObject({ status: 413, body: { code: 'file.too_large' } })
    expect(said.sent).toBeLessThan(announced ? 4 * 1024 * 1024 : 40 * 1024 * 1024)
  }
  expect(kept(house)).toBe(before)
})

/** Sends a photo without end, as fast as it is taken, until the house answers. */
function send(port: number, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: unknown; sent: number }>((resolve, reject) => {
    let sent = 0
    let answered = false
    const chunk = Buffer.alloc(256 * 1024, 1)
    const sending = request({ port, host: '127.0.0.1', method: 'POST', path, headers }, (reply) => {
      answered = true
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => {
        sending.destroy()
        resolve({
          status: reply.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(parts).toString()),
          sent,
        })
      })
    })
    // Being cut off is what is asked for; being cut off without an answer is not.
    sending.on('error', (reason) => {
      if (!answered) reject(reason)
    })
    const pump = () => {
      while (!answered && sent < 60 * 1024 * 1024) {
        sent += chunk.length
        if (!sending.write(chunk)) return void sending.once('drain', pump)
      }
    }
    sending.write(head)
    pump()
  })
}
