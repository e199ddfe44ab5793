import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { z } from 'zod'
import { figures } from '../contract/figures.ts'
import { vi } from '../web/locales/vi.ts'
import { phone } from './house.ts'
import { type Arrive, journey } from './journey.ts'

type Published = z.output<typeof figures.published.reply>

journey(
  'a visitor’s first page holds the published figures in the words of their sources before any script has come',
  async ({ arrive, browser, house }) => {
    const page = await arrive()
    const html = await (await page.request.get('/')).text()
    const published = (await (await page.request.get(figures.published.path)).json()) as Published
    expect(published).toHaveLength(5)

    const unscripted = await browser.newContext({ javaScriptEnabled: false, viewport: phone })
    const read = await unscripted.newPage()
    await read.goto(house.address)
    await read.getByRole('heading', { level: 1, name: vi.publicly.title }).waitFor()
    for (const { province } of published)
      expect(html).toContain(`${province.title} ${province.name}</h3>`)
    expect(await read.getByRole('figure').count()).toBeGreaterThan(10)
    await read.getByRole('button', { name: /^1\.447 mô hình\. / }).waitFor()
    await read.getByRole('button', { name: /^gần 200 cuộc\. / }).waitFor()
    expect(html).toContain(vi.publicly.unscripted)
    expect(await read.getByRole('combobox').count()).toBe(0)
    await read.getByRole('link', { name: vi.publicly.readCharter }).waitFor()
    await unscripted.close()
  },
)

journey('whoever is signed in is not sent a stranger’s page', async ({ arrive }) => {
  const page = await arrive('resident')
  const html = await (await page.request.get('/')).text()
  expect(html).not.toContain('1.447')
  expect(html).not.toContain('id="facts"')
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: /^Chào / }).waitFor()
})

journey(
  'the drawn page wakes without a fault, in every look, and answers what was asked of it asleep',
  async ({ arrive }) => {
    const pressed = await asleep(arrive)
    await pressed.page.getByRole('button', { name: /^1\.447 mô hình\. / }).click()
    pressed.bringApp()
    await pressed.page.getByRole('dialog', { name: vi.pieces.sourceTitle }).waitFor()

    const typed = await asleep(arrive)
    await typed.page.getByRole('combobox', { name: vi.shell.search }).fill('quynh chien')
    typed.bringApp()
    await typed.page.getByRole('option', { name: 'Bản Quỳnh Chiên' }).waitFor()

    const unfolded = await asleep(arrive)
    await unfolded.page.getByText(vi.publicly.libraryNames).click()
    unfolded.bringApp()
    await unfolded.page.getByRole('link', { name: 'Đội dân phòng' }).waitFor()

    const english = await asleep(arrive)
    await english.page.evaluate(() => {
      localStorage.setItem('language', '"en"')
      localStorage.setItem('theme', '"dark"')
      localStorage.setItem('large-text', 'true')
    })
    english.bringApp()
    await english.page.reload()
    await english.page.getByRole('heading', { level: 1, name: 'Neighbours' }).waitFor()
    await english.page.locator('html[lang=en][data-theme=dark][data-text=large]').waitFor()

    for (const { faults } of [pressed, typed, unfolded, english]) expect(faults).toEqual([])
  },
)

/** A visitor's page on a network so slow that the app is not there yet; and what its console complains of. */
async function asleep(arrive: Arrive) {
  const page = await arrive(undefined, { viewport: phone })
  const faults: string[] = []
  page.on('console', (said) => {
    // That nobody is signed in is told with a refusal, and browsers write refusals down.
    const refused = said.location().url.endsWith('/api/me')
    if (said.type() === 'error' && !refused) faults.push(said.text())
  })
  const bringApp = await holdApp(page)
  await page.goto('/')
  return { page, faults, bringApp }
}

async function holdApp(page: Page) {
  let bring = () => {}
  const coming = new Promise<void>((resolve) => {
    bring = resolve
  })
  await page.route(/\/assets\/app-.+\.js$/, async (route) => {
    await coming
    await route.continue()
  })
  return () => bring()
}
