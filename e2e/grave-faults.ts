import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './house.ts'
import { soon } from './journey.ts'

// By night on a phone and by day at a desk: each width and each set of colours once.
const looks = [
  { viewport: phone, colorScheme: 'dark' },
  { viewport: desktop, colorScheme: 'light' },
] as const

/** What axe finds grave on the page that is open, in every look. */
export async function graveFaults(page: Page) {
  const found: string[] = []
  await settled(page)
  const { pathname } = new URL(page.url())
  for (const { viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    // The door takes its colours by style alone; the app says which it wears.
    await page.locator(`html[data-theme="${colorScheme}"], html:not([data-theme])`).waitFor()
    await drawAll(page)
    await expect.poll(() => page.evaluate(() => document.getAnimations().length), soon).toBe(0)
    // What is in order need not be described piece by piece.
    const asked = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const { violations } = await asked.analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    for (const { id, nodes } of grave)
      found.push(
        `${pathname} ${viewport.width} ${colorScheme} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
      )
  }
  return found
}

/** The same for each of these addresses. */
export async function graveFaultsAt(page: Page, paths: string[]) {
  const found: string[] = []
  for (const path of paths) {
    await page.goto(path)
    found.push(...(await graveFaults(page)))
  }
  return found
}

/** Rows far below the fold keep the colours of an earlier look until they are drawn; here all are. */
async function drawAll(page: Page) {
  await page.locator('body *').evaluateAll((all: HTMLElement[]) => {
    const waiting = all.filter((one) => getComputedStyle(one).contentVisibility === 'auto')
    for (const row of waiting) row.style.contentVisibility = 'visible'
  })
}

/** Until the page has what it asked for. */
export async function settled(page: Page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.getByText('Đang tải…').count(), soon).toBe(0)
}
