import type { Page } from 'playwright-core'

export const model = 'Hộ tự quản, bản an toàn bản Quỳnh Chiên'

/** From home to the form of one kind of work, the way a keeper's thumb goes. */
export async function openForm(page: Page, kind: string) {
  await page.goto('/nha')
  const main = page.getByRole('main')
  await main.getByRole('button', { name: /^(Ghi nhật ký|Việc khác, mô hình khác)$/ }).click()
  await page.getByRole('dialog').getByRole('link', { name: model }).click()
  await main.getByRole('link', { name: kind }).click()
  await page.getByRole('heading', { level: 1, name: kind }).waitFor()
}

/** Sends what stands on the form, and waits until the house has it. */
export async function send(page: Page) {
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
  await page.getByRole('heading', { name: 'Đã ghi vào nhật ký' }).waitFor()
}

/** A round that found everything calm. */
export async function fillInPatrol(page: Page, summary: string) {
  await page.getByRole('radio', { name: 'Bình thường' }).check()
  await page.getByLabel('Tóm tắt').fill(summary)
}
