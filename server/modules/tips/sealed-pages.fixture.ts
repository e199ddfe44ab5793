import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { planted } from '../../../sealing/clean-specimens.ts'
import { receiptOf } from '../../../sealing/receipt.ts'
import { openWords } from '../../../sealing/seal.ts'
import { root } from '../../platform/root.ts'
import { test as base, type TestHouse } from '../../testing/house.ts'
import { type Desk, openDesk } from './desk.fixture.ts'
import type { Drawing } from './sealed-drawing.ts'
import { keysIn } from './receipt-keys.ts'
import { openSealed } from './sealed-parts.ts'
import { sealedPages } from './sealed-pages.ts'

// A browser that runs no script: nothing but links, forms, and pages that come back whole.

const files = { script: '/s.js', style: '/s.css', fonts: [], mark: '/m.svg' }
/** A photo that says where it was taken and by whom. */
export const photo = Buffer.concat([
  Buffer.from('ffd8', 'hex'),
  marker(0xe1, Buffer.from(`Exif\0\0${planted.maker}${planted.place}`)),
  marker(0xc0, Buffer.from('0800010001010111', 'hex')),
  marker(0xda, Buffer.from('0101003f00', 'hex')),
  Buffer.from('12ffd9', 'hex'),
])

function marker(kind: number, content: Buffer) {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, kind, length >> 8, length & 0xff]), content])
}

/** A door with a desk behind it, and the one above. */
export type Door = { app: FastifyInstance; below: Desk; above: Desk; category: string }

/** `test`, given a door before the house. */
export const test = base.extend<{ door: Door }>({
  door: [
    async ({ house }, use) => {
      const province = await house.province()
      const commune = await house.commune(province)
      const door = {
        app: await openDoor(house),
        above: await openDesk(house, { keeper: province, officers: 1 }),
        below: await openDesk(house, { keeper: commune, officers: 1 }),
        category: [...house.house.catalog.tips.categories.keys()][0] ?? '',
      }
      await use(door)
      await door.app.close()
    },
    { scope: 'file' },
  ],
})

/** The pages of the door alone, as Node hears them. */
export async function openDoor({ house: { sealed: db, sealedFiles, catalog } }: TestHouse) {
  const web = (await import(join(root, 'web/sealed/pages.ts'))) as {
    draw: (asked: object) => string
    listsOf: NonNullable<Drawing>['listsOf']
  }
  const made: Drawing = {
    listsOf: web.listsOf,
    draw: (page, language, here) => web.draw({ page, language, here, files }),
  }
  const key = randomBytes(32)
  const sealed = openSealed({
    db,
    files: sealedFiles,
    catalog,
    key,
    channel: 'door',
    costs: { calm: 4, flood: 60 },
    addresses: { door: 'http://localhost', onion: null },
  })
  const app = fastify()
  await sealedPages(app, sealed, made)
  return app
}

type Sent = Record<string, string | Blob[]>

/** Sends a form as a browser does. */
export async function send({ app }: Door, url: string, fields: Sent, headers = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value)
    else for (const [at, file] of value.entries()) form.append(name, file, `Nhà ông Lò ${at}.jpg`)
  }
  const { headers: own, body } = new Request('http://door', { method: 'POST', body: form })
  const payload = Buffer.from(await new Response(body).arrayBuffer())
  const type = { 'content-type': own.get('content-type') ?? '' }
  return app.inject({ method: 'POST', url, payload, headers: { ...type, ...headers } })
}

/** Tells the lower desk something. */
export const tell = (door: Door, more: Sent = {}, headers = {}) =>
  send(
    door,
    `/gui/${door.below.keeperId}`,
    { ticket: randomUUID(), category: door.category, text: 'đêm qua', ...more },
    headers,
  )

/** The code that a page shows. */
export const codeOn = (page: string) => {
  const shown = /<p class="code[^>]*>([\s\S]*?)<\/p>/.exec(page)?.[1] ?? ''
  return shown.replace(/<[^>]*>|\s/g, '')
}

/** What a desk finds behind the code that a page showed. */
export async function kept(
  house: TestHouse,
  page: { body: string },
  { officers: [officer] }: Desk,
) {
  const { bearer } = await keysIn(codeOn(page.body))
  const tip = await house.db
    .selectFrom('tips.tip')
    .selectAll()
    .where('receipt', '=', Buffer.from(receiptOf(bearer)))
    .executeTakeFirstOrThrow()
  return { tip, words: await openWords(tip, officer.secrets.identity) }
}
