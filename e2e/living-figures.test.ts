import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { counted, journey, soon, walk } from './journey.ts'
import { fillInPatrol, openForm, send } from './keeping.ts'

const down = ['Tỉnh Sơn La', 'Xã Bình Thuận', 'Bản Quỳnh Chiên']

journey(
  'a patrol written on a phone is in the figures of village, commune, province and nation while they stand open',
  async ({ arrive }) => {
    const auditor = await arrive('auditor')
    const open = [
      auditor,
      await anotherPage(auditor),
      await anotherPage(auditor),
      await anotherPage(auditor),
    ]
    const before = await Promise.all(open.map((page, depth) => openFigures(page, depth)))

    const head = await arrive('village_head', { viewport: phone })
    await openForm(head, 'Tuần tra')
    await fillInPatrol(head, 'Một vòng quanh bản, yên.')
    await send(head)
    await head.getByText('Vừa tính thêm').waitFor()
    await head.getByText('Ca tuần tra: 1 ca').waitFor()

    for (const [depth, page] of open.entries())
      await expect.poll(() => counted(page, 'Ca tuần tra'), soon).toBe((before[depth] ?? 0) + 1)
  },
)

function anotherPage(page: Page) {
  return page.context().newPage()
}

/** Walks down the figures from the whole country, and reads how many patrols were counted there. */
async function openFigures(page: Page, depth: number) {
  await page.goto('/so-lieu')
  await walk(page, ...down.slice(0, depth))
  return counted(page, 'Ca tuần tra')
}
