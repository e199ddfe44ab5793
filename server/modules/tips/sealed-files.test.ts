import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { sealed as s } from '../../../contract/sealed.ts'
import { open, seal, sealWords } from '../../../sealing/seal.ts'
import { type TestHouse, test } from '../../testing/house.ts'
import { aTip, type Desk, newSender, onTheWire, openDesk, workFor } from './desk.fixture.ts'

const edge = 'giua-cac-phan'
const type = `multipart/form-data; boundary=${edge}`

/** A file as its sender's browser sends it: what it says of itself, then its sealed content. */
async function aFile(desk: Desk, bearer: string, content: Uint8Array, id = randomUUID() as string) {
  const { header, payload } = await seal(content, desk.recipients)
  const words = { v: 1, name: 'ảnh.jpg', type: 'image/jpeg', bytes: content.length, cleaned: true }
  const about = {
    id,
    bearer,
    work: await workFor(desk.house, bearer),
    keyHead: desk.standing.head,
    header: Buffer.from(header).toString('base64'),
    about: onTheWire(await sealWords(words, desk.recipients)),
  }
  return { about, payload: Buffer.from(payload) }
}

function head(about: object) {
  const part = (name: string, more = '') =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`
  const kind = 'content-type: application/octet-stream\r\n\r\n'
  return `${part('about')}\r\n${JSON.stringify(about)}\r\n${part('file', '; filename="sealed"')}${kind}`
}

async function attach(house: TestHouse, { about, payload }: { about: object; payload: Buffer }) {
  const end = Buffer.from(`\r\n--${edge}--\r\n`)
  const reply = await fetch(`http://127.0.0.1:${await portOf(house)}${s.attach.path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Buffer.concat([Buffer.from(head(about)), payload, end]),
  })
  return { status: reply.status, body: (await reply.json()) as { code?: string } }
}

/** Where the house listens: an upload that is refused needs a line that can be cut. */
async function portOf({ app }: TestHouse) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

/** Every file that the house keeps of tips, whole or half. */
function keptIn({ house }: TestHouse) {
  const folder = join(house.config.dataDir, 'sealed')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name)
}

test('a file comes sealed, once however often it is sent, and each officer opens it', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const sent = await aTip(desk, 'có ảnh')
  const photo = new Uint8Array(randomBytes(200_000))
  const file = await aFile(desk, sent.bearer, photo)
  const again = await aFile(desk, sent.bearer, photo, file.about.id)

  for (const each of [file, file, again]) expect((await attach(house, each)).status).toBe(200)
  const rows = await house.db
    .selectFrom('tips.file')
    .selectAll()
    .where('tipId', '=', sent.id)
    .execute()
  const [row] = rows
  const payload = row && (await house.house.sealedFiles.fetch(row.stored))

  expect(rows).toHaveLength(1)
  expect(row).toMatchObject({ side: 'sender', bytes: file.payload.length })
  const { secrets } = desk.officers[0]
  const opened = await open(
    { header: row?.header ?? photo, payload: payload ?? photo },
    secrets.identity,
  )
  expect(Buffer.from(opened).equals(photo)).toBe(true)
  expect(keptIn(house)).toEqual([row?.stored])
})

test('a file the desk sent is read by its receipt alone', async ({ house }) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const sent = await aTip(desk, 'xin giấy')
  const { header, payload } = await seal(new Uint8Array([1, 2, 3]), [sent.recipient])
  const id = randomUUID()
  const stored = await house.house.sealedFiles.keep(Buffer.from(payload), 'sealed')
  const bytes = { header: Buffer.from(header), aboutHeader: Buffer.alloc(1), stored }
  await house.db
    .insertInto('tips.file')
    .values({
      ...bytes,
      keeperId: desk.keeperId,
      tipId: sent.id,
      id,
      side: 'desk',
      aboutPayload: Buffer.alloc(1),
      keyHead: desk.standing.head,
      bytes: payload.length,
    })
    .execute()
  const read = async (bearer: string) =>
    house.ask(undefined, s.file, { bearer, id, work: await workFor(house, bearer) })
  const { body } = await read(sent.bearer)

  expect(Buffer.from(body.payload, 'base64').equals(Buffer.from(payload))).toBe(true)
  expect((await read((await newSender()).bearer)).status).toBe(404)
})

test('a made-up receipt, no work, or what is not sealed leaves nothing on the disk', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const sent = await aTip(desk, 'thử')
  const before = keptIn(house)
  const content = new Uint8Array(randomBytes(50_000))
  const good = await aFile(desk, sent.bearer, content)
  const refused = async (file: typeof good) => {
    const { status, body } = await attach(house, file)
    return [status, body.code]
  }
  const plain = { ...good.about, header: Buffer.from('not sealed').toString('base64') }
  const idle = { ...good.about, work: { ...good.about.work, nonce: 0, challenge: 'x' } }

  expect(await refused(await aFile(desk, (await newSender()).bearer, content))).toEqual([
    404,
    'receipt.unknown',
  ])
  expect(await refused({ ...good, about: idle })).toEqual([429, 'tip.work_needed'])
  expect(await refused({ ...good, about: plain })).toEqual([400, 'tip.sealed_wrong'])
  expect(await refused({ ...good, payload: Buffer.alloc(8) })).toEqual([400, 'tip.sealed_wrong'])
  expect(keptIn(house)).toEqual(before)
})

test('a tip holds twenty files and no more', async ({ house }) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const sent = await aTip(desk, 'nhiều ảnh')
  const answers = []
  for (let one = 0; one < 21; one += 1)
    answers.push(await attach(house, await aFile(desk, sent.bearer, new Uint8Array([one]))))

  expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(answers[20]).toMatchObject({ status: 409, body: { code: 'tip.files_full' } })
})

test('a file of 100 MB is refused before it is read, and as soon as it is too much where it did not say', async ({
  house,
}) => {
  const desk = await openDesk(house, { keeper: await house.commune(), officers: 1 })
  const sent = await aTip(desk, 'quá lớn')
  const before = keptIn(house)
  const port = await portOf(house)
  const { about } = await aFile(desk, sent.bearer, new Uint8Array([1]))
  const all = 100 * 1024 * 1024

  const said = await pour(port, head(about), all, { 'content-length': all })
  const unsaid = await pour(port, head(about), all, {})

  expect(said).toMatchObject({ status: 413, code: 'file.too_large' })
  expect(said.poured).toBeLessThan(20 * 1024 * 1024)
  expect(unsaid).toMatchObject({ status: 413, code: 'file.too_large' })
  expect(unsaid.poured).toBeLessThan(all)
  expect(keptIn(house)).toEqual(before)
})

/** Pours bytes into the door until it answers; says how many it took. */
function pour(port: number, first: string, all: number, headers: Record<string, number>) {
  const part = randomBytes(1024 * 1024)
  return new Promise<{ status?: number; code?: string; poured: number }>((resolve, reject) => {
    let poured = 0
    let answered = false
    const asking = request(
      { port, method: 'POST', path: s.attach.path, headers: { 'content-type': type, ...headers } },
      (reply) => {
        answered = true
        let text = ''
        reply.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        reply.on('end', () => {
          asking.destroy()
          const { code } = JSON.parse(text) as { code: string }
          resolve({ status: reply.statusCode ?? 0, code, poured })
        })
      },
    )
    asking.on('error', (reason) => answered || reject(reason))
    const more = () => {
      while (!answered && poured < all) {
        poured += part.length
        if (!asking.write(part)) return asking.once('drain', more)
      }
      return undefined
    }
    asking.write(first)
    more()
  })
}
