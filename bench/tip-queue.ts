import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { chromium, type Page } from 'playwright-core'
import { demonstrationWords } from '../demo/desks.ts'
import { recipientsOf } from '../sealing/key-log.ts'
import { type Sealed, sealWords } from '../sealing/seal.ts'
import { loadCatalog } from '../server/platform/catalog.ts'
import type { DB } from '../server/platform/db/schema.ts'
import { root } from '../server/platform/root.ts'
import { toolPath } from '../testing/tools.ts'
import type { Ground } from './ground.ts'
import { serveFor } from './http-load.ts'
import { spread, timed } from './numbers.ts'
import { type BenchDesk, enterDesk } from './tip-desk.ts'

const times = 7

/** A queue of so many tips in an officer's browser: the page from nothing, and the queue once keys lie open. */
export async function openQueue(ground: Ground, count: number) {
  const desk = await enterDesk(ground.db, 1)
  await fillQueue(ground.db, desk, count)
  const serving = await serveFor(ground)
  const browser = await chromium.launch({
    executablePath: toolPath('chromium') ?? '',
    args: ['--no-sandbox'],
  })
  try {
    const origin = `http://localhost:${serving.port}`
    const queue = `${origin}/xa/${desk.keeperId}/ban-tin-kin`
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1600 },
      // What is asked of the page is asked as text, which its own policy would refuse.
      bypassCSP: true,
    })
    const [name = '', value = ''] = desk.officer.cookie.split('=')
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    const cold: number[] = []
    for (let turn = 0; turn < times; turn += 1)
      cold.push(
        await timed(async () => {
          await page.goto(queue)
          await page.locator('.tip-row').first().waitFor()
        }),
      )
    const unlocking = await timed(() => unlock(page))
    const opening: number[] = []
    for (let turn = 0; turn < times; turn += 1) {
      await inApp(page, '/nha')
      await page.locator('.tip-row').first().waitFor({ state: 'detached' })
      opening.push(
        await timed(async () => {
          await inApp(page, new URL(queue).pathname)
          await everyRowInSightOpen(page)
        }),
      )
    }
    console.log(`a queue of ${count} from nothing, to its first rows: ${spread(cold, 0)} ms`)
    console.log(`unlocking by words, to every row in sight readable: ${unlocking.toFixed(0)} ms`)
    console.log(
      `the same queue with keys open, to every row in sight readable: ${spread(opening, 0)} ms`,
    )
  } finally {
    await browser.close()
    await serving.close()
  }
}

async function unlock(page: Page) {
  await page.locator('.unlock input[type=password]').fill(demonstrationWords)
  await page.locator('.unlock button[type=submit]').click()
  await everyRowInSightOpen(page)
}

/** Goes to another page of the app without loading it anew: keys lie in memory only. */
async function inApp(page: Page, path: string) {
  await page.evaluate(`history.pushState(null, '', '${path}')`)
}

/** Rows in sight are readable: each with a sealed line of its own opened. */
async function everyRowInSightOpen(page: Page) {
  // As text: it runs in the page, where there is a document.
  await page.waitForFunction(`(() => {
    const rows = [...document.querySelectorAll('.tip-row')]
      .filter((row) => row.getBoundingClientRect().top < innerHeight)
    return rows.length > 2 && rows.every((row) => row.querySelector('.tip-line.open'))
  })()`)
}

/** Tips as they would lie there after a year; some hundreds are sealed one by one, and then come again. */
async function fillQueue(db: Kysely<DB>, { keeperId, standing }: BenchDesk, count: number) {
  const categories = [...(await loadCatalog(join(root, 'catalog'))).tips.categories.keys()]
  const sealed: Sealed[] = []
  for (let one = 0; one < 500; one += 1)
    sealed.push(
      await sealWords(
        { v: 1, text: `Tin số ${one}: đêm qua có xe lạ.`, where: '', when: '', answers: [] },
        recipientsOf(standing),
      ),
    )
  const rows = Array.from({ length: count }, (_, at) => {
    const words = sealed[at % sealed.length]
    return {
      keeperId,
      id: randomUUID(),
      category: categories[at % categories.length] ?? '',
      channel: 'door' as const,
      receivedAt: new Date(Date.now() - at * 45 * 60_000),
      header: Buffer.from(words?.header ?? []),
      payload: Buffer.from(words?.payload ?? []),
      keyHead: standing.head,
      state: at % 5 === 0 ? ('new' as const) : ('seen' as const),
    }
  })
  for (let from = 0; from < rows.length; from += 500)
    await db
      .insertInto('tips.tip')
      .values(rows.slice(from, from + 500))
      .execute()
  await sql`analyze`.execute(db)
}
