import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { journey, soon } from './journey.ts'
import { openForm, send } from './keeping.ts'

journey(
  'an officer works through the queue by keyboard; what comes back with a reason is mended on the phone and sent again',
  async ({ arrive }) => {
    const head = await arrive('village_head', { viewport: phone })
    await writeMediation(head, 'Hai nhà nhường nhau lối đi.')
    await writeMediation(head, 'Chuyện trâu vào nương.')

    const officer = await arrive('commune_police')
    await officer.goto('/duyet')
    await putOffUntil(officer, 'Hai nhà nhường nhau lối đi.')
    await officer.keyboard.press('v')
    await officer.getByText(/^Đã xác nhận: Hoà giải ở cơ sở/).waitFor()

    await officer.getByText('Chuyện trâu vào nương.').waitFor()
    await officer.keyboard.press('r')
    await officer.getByRole('dialog', { name: 'Trả lại cho người ghi' }).waitFor()
    for (const key of ['Tab', 'Space', 'ArrowDown', 'ArrowDown', 'Enter'])
      await officer.keyboard.press(key)
    await officer.getByText('Đã trả lại cho người ghi.').waitFor()

    await head.goto('/nha')
    const returned = head.getByRole('listitem').filter({ hasText: 'Trả lại vì: Ghi nhầm ngày' })
    await returned.getByRole('link', { name: 'Sửa rồi gửi lại' }).click()
    await head.getByText('Bản này được trả lại vì: Ghi nhầm ngày').waitFor()
    await head.getByLabel('Tóm tắt').fill('Chuyện trâu vào nương, hoà giải tối hôm ấy.')
    await send(head)
    await head.getByText('Chờ cán bộ xã xác nhận').waitFor()
    await head.getByRole('link', { name: 'Mở bản ghi' }).click()
    await head.getByText('Đã gửi', { exact: true }).waitFor()
  },
)

async function writeMediation(page: Page, summary: string) {
  await openForm(page, 'Hoà giải ở cơ sở')
  for (const [blank, count] of [
    ['Vụ việc mới tiếp nhận', '1'],
    ['Vụ việc đã tiến hành hoà giải', '1'],
    ['Hoà giải thành', '1'],
    ['Không thành', '0'],
  ] as const)
    await page.getByLabel(blank).fill(count)
  await page.getByLabel('Tóm tắt').fill(summary)
  await send(page)
}

/** Puts off one record after another, by key, until the one with these words is in front. */
async function putOffUntil(page: Page, words: string) {
  const record = page.getByRole('article')
  await record.waitFor()
  for (let shown = await record.innerText(); !shown.includes(words);) {
    const before = shown
    await page.keyboard.press('s')
    await expect.poll(() => record.innerText(), soon).not.toBe(before)
    shown = await record.innerText()
  }
}
