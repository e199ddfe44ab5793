import type { Browser, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { RoleEntry } from '../contract/catalog.ts'
import { desktop, type Look, openBrowser, signedInPage } from './house.ts'

/** Somebody of the demonstration, or nobody, at a desk or with a phone. */
export type Arrive = (role?: RoleEntry['id'], look?: Look) => Promise<Page>

/** Somebody before the sealed door, whom nobody knows. */
export type AtDoor = (look?: Look) => Promise<Page>

/** A page may take this long to become true: a live figure is asked for again after a second. */
export const soon = { timeout: 20_000 }

/**
 * A way through the house in a real browser; no page breaks, and none asks another house for anything.
 * Whoever walks beside it at the same time is in a house of their own: an alarm rings in one of them only.
 */
export const journey = test
  .extend('house', { scope: 'worker' }, () => {
    const house = inject('houses')[Number(process.env.VITEST_POOL_ID) - 1]
    if (!house) throw new Error('more walk at the same time than there are houses')
    return house
  })
  // oxlint-disable-next-line no-empty-pattern -- vitest reads here which other fixtures this one needs
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await openBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('arrive', async ({ browser, house }, { onCleanup }) => {
    const { arrive, leave } = visits(browser, house.address)
    onCleanup(leave)
    return arrive
  })
  .extend('atDoor', async ({ browser, house }, { onCleanup }) => {
    const { arrive, leave } = visits(browser, house.door)
    onCleanup(leave)
    const atDoor: AtDoor = (look) => arrive(undefined, look)
    return atDoor
  })

/** The pages somebody opens at one house; when they leave, none has broken, complained or asked elsewhere. */
function visits(browser: Browser, address: string) {
  const pages: Page[] = []
  const faults: string[] = []
  const arrive: Arrive = async (role, look = { viewport: desktop }) => {
    const page = await signedInPage(browser, address, role, look)
    page.setDefaultTimeout(soon.timeout)
    pages.push(page)
    page.context().on('weberror', (broken) => faults.push(broken.error().message))
    page.context().on('console', (said) => {
      // What the house refuses is part of a story, and so is a line that is cut.
      const refused = /^Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(said.text())
      if (said.type() === 'error' && !refused) faults.push(said.text())
    })
    page.context().on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== address) faults.push(request.url())
    })
    return page
  }
  const leave = async () => {
    await Promise.all(pages.map((page) => page.context().close()))
    expect(faults).toEqual([])
  }
  return { arrive, leave }
}

/** A figure as the page says it: the words that stand above its label. */
export function figure(page: Page, label: string) {
  return page.getByRole('figure', { name: label, exact: true }).getByRole('paragraph')
}

/** The number a counted figure shows now. */
export async function counted(page: Page, label: string) {
  const said = await figure(page, label).innerText()
  return Number(said.replace(/\D/g, ''))
}

/** Goes from page to page by the links that bear these names; each is the title of where it leads. */
export async function walk(page: Page, ...names: string[]) {
  for (const name of names) {
    const link = page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) })
    await link.first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
}

/** Opens a model from the page of its place; its card, unlike a record of its diary, says when it last wrote. */
export async function openModel(page: Page, name: string) {
  const cards = page.getByRole('main').getByRole('link').filter({ hasText: name })
  await cards.filter({ hasText: 'nhật ký' }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** From an officer's home to the page of the commune. */
export async function openCommune(page: Page) {
  await page.goto('/nha')
  await page.getByRole('link', { name: 'Trang của xã Bình Thuận' }).click()
  await page.getByRole('heading', { level: 1, name: 'Xã Bình Thuận' }).waitFor()
}
