import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64 } from '@scure/base'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { activities } from '../contract/activities.ts'
import { written } from '../sealing/receipt.ts'
import { type Desk, openDesk, passphrase } from '../server/modules/tips/desk.fixture.ts'
import { connect } from '../server/platform/db/connect.ts'
import { living } from '../server/testing/diary-village.ts'
import { houseWithDoor } from './door-house.ts'
import { doorPost, farHouse } from './far-house.ts'
import { photoFromAPhone } from './phone-photo.ts'
import {
  newWord,
  type Planted,
  plantedBytes,
  plantedPlace,
  plantedText,
  seekerOf,
} from './planted.ts'
import { startDebianPostgres } from './stand-in-servers.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { atTheDesk, handedOver, onPaperAndByVoice } from './tips-handled.ts'
import { astray, byForm, byScript, type Desks } from './tips-told.ts'
import { toolPath } from './tools.ts'

const stops: (() => unknown)[] = []

afterAll(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const owner = newWord()
const photograph = {
  owner,
  latitude: '21/1 19/1 123457/10007',
  longitude: '103/1 54/1 98767/10009',
}
/** What the photo tells of its place, as fractions and as the degrees they come to. */
const places = [
  plantedPlace('the latitude of a photo', [123457, 10007], '21.32009'),
  plantedPlace('the longitude of a photo', [98767, 10009], '103.90274'),
  plantedText('the phone of a photo', owner),
]

test('a secret is found in whatever shape it lies', async () => {
  const word = newWord()
  const seek = seekerOf([plantedText('it', word), ...places])
  const photo = await photoFromAPhone(photograph)
  const shapes = [
    word,
    Buffer.from(word).toString('hex').toUpperCase(),
    encodeURIComponent(`mật ${word}`),
    Buffer.from(word, 'utf16le'),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${word} `).toString('base64')),
  ]

  for (const shape of shapes)
    expect(seek(Buffer.from(`…${shape.toString('latin1')}…`, 'latin1'))).toEqual(['it'])
  expect(seek(photo).toSorted()).toEqual(places.map(({ name }) => name).toSorted())
  expect(seek(Buffer.from('nothing of it'))).toEqual([])
})

test('a dump of the whole database and every file beside it hold nothing of what was told', async () => {
  const postgres = await startDebianPostgres()
  if (!postgres) throw new Error('no PostgreSQL from Debian to dump')
  const folder = temporaryFolder('dump')
  stops.push(folder.remove, () => postgres.stop())
  const env = { DATABASE_URL: postgres.url, DATA_DIR: folder.path, LOG_LEVEL: 'debug' }
  const both = await houseWithDoor({ ...env, TIPS: 'on' })
  stops.push(() => both.stop())
  const { db } = connect(postgres.url, 3)
  stops.push(() => db.destroy())

  const house = await farHouse(db, both.house)
  const { planted, control } = await everythingTold(house, both)
  await both.stop()
  await sql`checkpoint`.execute(db)

  // A house that kept nothing would hold nothing of it.
  const { rows } = await sql<{ kept: number }>`
    select count(*)::int as kept from tips.tip`.execute(db)
  expect(rows[0]?.kept).toBe(5)
  expect(filesIn(join(folder.path, 'sealed'))).toHaveLength(3)

  const seek = seekerOf([...planted, ...places])
  const seekControl = seekerOf([plantedText('control', control)])
  const dump = dumped(postgres.url)
  const found = { planted: new Set<string>(), control: 0 }
  for (const path of [...filesIn(folder.path), ...filesIn(postgres.dir)]) {
    const bytes = readFileSync(path)
    found.control += seekControl(bytes).length
    for (const name of seek(bytes)) found.planted.add(`${name} in ${path}`)
  }

  expect(seekControl(dump)).toEqual(['control'])
  expect(found.control).toBeGreaterThan(0)
  expect(seek(dump)).toEqual([])
  expect([...found.planted]).toEqual([])
  expect(seek(Buffer.from(both.said()))).toEqual([])
})

type Ground = Desks['house']
type Doors = { house: string; door: string }

/** Plants a secret through every way in, and one word in a diary that is nobody's secret. */
async function everythingTold(house: Ground, { house: app, door }: Doors) {
  const planted: Planted[] = [plantedText('a passphrase', passphrase)]
  const plant = (what: string) => {
    const word = newWord()
    planted.push(plantedText(what, word))
    return `mật ${word}`
  }
  const province = await house.province()
  const commune = await house.commune(province)
  const above = await openDesk(house, { keeper: province, officers: 1 })
  const below = await openDesk(house, { keeper: commune })
  const desks = { house, commune, below, above, plant }
  const photo = () => aPhoto(plant('the name of a photo'))

  const sent = await byScript(desks, {
    post: doorPost(door),
    way: 'the door',
    photo: await photo(),
  })
  const inApp = await byScript(desks, { post: doorPost(app), way: 'the app', photo: await photo() })
  const formCode = await byForm(desks, door, await photo())
  for (const address of [app, door]) await astray(desks, address)
  const stubs = await onPaperAndByVoice(desks)
  await atTheDesk(desks, sent.id)
  await handedOver(desks, stubs[1]?.id ?? '')

  const codes = [sent, inApp, ...stubs].map(({ code }) => code)
  for (const code of [...codes, formCode])
    planted.push(plantedText('a code', code), plantedText('a code', written(code)))
  for (const { keys } of [sent, inApp])
    planted.push(plantedBytes('the proof of a code', Buffer.from(keys.bearer)))
  for (const { bearer } of stubs)
    planted.push(plantedBytes('the proof of a code', Buffer.from(base64.decode(bearer))))
  planted.push(...keysOf(below), ...keysOf(above))
  return { planted, control: await anEntry(house) }
}

async function aPhoto(name: string) {
  const bytes = new Uint8Array(await photoFromAPhone(photograph))
  return new File([bytes], `Nhà ông Lò ${name}.jpg`, { type: 'image/jpeg' })
}

/** What opens a desk, which its officers' browsers alone have. */
function keysOf({ officers, custodians }: Desk<Ground>) {
  return [...officers, ...custodians].flatMap(({ secrets: { identity, signer } }) => [
    plantedText('what opens tips', identity),
    plantedBytes('what signs a key log', Buffer.from(base64.decode(signer))),
  ])
}

/** A page of a diary, which whoever sees the village may read. */
async function anEntry(house: Ground) {
  const { head, patrol } = await living(house)
  const control = newWord()
  const { status, body } = await house.ask(head, activities.record, patrol({ summary: control }))
  expect(status, JSON.stringify(body)).toBe(200)
  return control
}

/** Everything Debian's own pg_dump can read, jobs and audit with it. */
function dumped(url: string) {
  const program = toolPath('pg_dump')
  if (!program) throw new Error('no pg_dump: install postgresql')
  return execFileSync(program, [`--dbname=${url}`], { maxBuffer: 2 ** 30 })
}

function filesIn(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
}
