import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Desk, Ground } from '../server/modules/tips/desk.fixture.ts'
import { root } from '../server/platform/root.ts'
import type { TestHouse } from '../server/testing/house.ts'
import type { Post } from './far-house.ts'

type Plant = (what: string) => string
export type On = Ground & Pick<TestHouse, 'province' | 'commune' | 'village'>
type Commune = Awaited<ReturnType<On['commune']>>

/** A house with a desk at a commune and one above it, and how a secret is planted there. */
export type Desks = {
  house: On
  commune: Commune
  below: Desk<On>
  above: Desk<On>
  plant: Plant
}

/** The words of a tip, each a secret of its own. */
const wordsOf = (way: string, plant: Plant) => ({
  text: plant(`${way}: what was told`),
  where: plant(`${way}: where`),
  when: plant(`${way}: when`),
  answers: [plant(`${way}: an answer`)],
})

type Keys = { bearer: Uint8Array }
type Envelope = { id: string; code: string; keys: Keys }

/** What the page of the door does in its reader's browser. It knows no server, and no server knows it. */
type Page = {
  newEnvelope: () => Promise<Envelope>
  sendTip: (post: Post, envelope: Envelope, said: object) => Promise<object>
  readied: (file: File, number: number) => Promise<object>
  sendFile: (post: Post, desk: object, bearer: Uint8Array, ready: object) => Promise<void>
  say: (post: Post, said: object) => Promise<void>
  readThread: (post: Post, keys: Keys) => Promise<object>
}

async function pageOfTheDoor() {
  const files = ['send', 'attach', 'thread'].map(
    (name) => import(join(root, `web/lib/sealed/${name}.ts`)) as Promise<object>,
  )
  return Object.assign({}, ...(await Promise.all(files))) as Page
}

/** As the page of the door does it with its script: words, a name, a photo under its own name, a letter more. */
export async function byScript(
  { below, plant }: Desks,
  { post, way, photo }: { post: Post; way: string; photo: File },
) {
  const { keeperId } = below
  const page = await pageOfTheDoor()
  const envelope = await page.newEnvelope()
  const identity = { name: plant(`${way}: a name`), contact: plant(`${way}: a contact`) }
  const words = wordsOf(way, plant)
  const about = { category: 'theft', urgent: false, aboutThisDesk: false }
  const desk = await page.sendTip(post, envelope, { keeperId, words, identity, ...about })
  const { bearer } = envelope.keys
  await page.sendFile(post, desk, bearer, await page.readied(photo, 1))
  const text = plant(`${way}: a letter of the sender`)
  await page.say(post, { keeperId, bearer, id: randomUUID(), text })
  await page.readThread(post, envelope.keys)
  return envelope
}

/** As a browser without a script does it: the words themselves travel, and are sealed on arrival. */
export async function byForm({ below, plant }: Desks, door: string, photo: File) {
  const way = 'the form'
  const { text, where, when, answers } = wordsOf(way, plant)
  const [answer = ''] = answers
  const page = await sendForm(`${door}/gui/${below.keeperId}`, {
    ticket: randomUUID(),
    category: 'theft',
    text,
    where,
    when,
    'answer-theft-0': answer,
    named: 'yes',
    name: plant(`${way}: a name`),
    contact: plant(`${way}: a contact`),
    files: photo,
  })
  const shown = /<p class="code[^>]*>([\s\S]*?)<\/p>/.exec(page)?.[1] ?? ''
  const code = shown.replace(/<[^>]*>|\s/g, '')
  expect(code).toMatch(/^\d{20}$/)
  const letter = { code, act: 'say', text: plant(`${way}: a letter of the sender`) }
  expect(await sendForm(`${door}/hoi-am`, letter)).toContain('Đã gửi thư.')
  return code
}

async function sendForm(address: string, fields: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const reply = await fetch(address, { method: 'POST', body })
  const page = await reply.text()
  expect(reply.status, page).toBe(200)
  return page
}

/** Words that came where none belong: refused, and forgotten. */
export async function astray({ below, plant }: Desks, address: string) {
  const way = 'sent wrongly'
  const { keeperId } = below
  const replies = [
    await fetch(`${address}/api/sealed/tips`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ keeperId, category: plant(way), text: plant(way) }),
    }),
    await fetch(`${address}/api/sealed/thread?code=${plant(way)}`, { method: 'POST' }),
    await fetch(`${address}/api/sealed/desks/${plant(way)}`),
  ]
  expect(replies.map(({ ok }) => ok)).toEqual([false, false, false])
}
