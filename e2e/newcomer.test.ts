import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, openModel, walk } from './journey.ts'
import { model } from './keeping.ts'

const published: [province: string, figure: RegExp][] = [
  ['Tỉnh Thanh Hóa', /^gần 1\.000 mô hình/],
  ['Tỉnh Thanh Hóa', /^19\/27 đơn vị cấp huyện/],
  ['Tỉnh Thanh Hóa', /^hàng nghìn/],
  ['Tỉnh Hưng Yên', /^hơn 56\.600 lượt người/],
  ['Tỉnh Hưng Yên', /^1,57 kg/],
  ['Tỉnh Sơn La', /^5–8 triệu đồng\/tháng/],
  ['Tỉnh Phú Thọ', /^không vụ/],
]

journey(
  'a newcomer reads the published figures, comes in with one press and walks down from the nation to a photo',
  async ({ arrive }) => {
    const page = await arrive()
    await page.goto('/')
    await readsTheFigures(page)

    await page.getByRole('main').getByRole('link', { name: 'Đăng nhập' }).click()
    await page.getByRole('group').filter({ hasText: 'Nước Việt Nam' }).locator('summary').click()
    await page.getByRole('button', { name: /Người kiểm tra nhật ký/ }).click()
    await page.getByRole('link', { name: 'Trang của nước Việt Nam' }).click()

    await page.getByRole('heading', { level: 1, name: 'Nước Việt Nam' }).waitFor()
    await walk(page, 'Tỉnh Sơn La', 'Xã Bình Thuận', 'Bản Quỳnh Chiên')
    await openModel(page, model)
    await page.getByRole('link', { name: 'Cả nhật ký của mô hình' }).click()
    await page
      .getByRole('link', { name: /\d ảnh/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Xem to ảnh 1' }).click()
    const photo = page.getByRole('dialog', { name: /^Ảnh 1 trên/ }).getByRole('img')
    await expect
      .poll(() => photo.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
      .toBeGreaterThan(0)
  },
)

/** The figures stand as their sources give them, and open to those sources. */
async function readsTheFigures(page: Page) {
  const province = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
  for (const name of new Set(published.map(([each]) => each)))
    await province(name)
      .getByText(/^Xem cả \d+ con số$/)
      .click()
  for (const [name, figure] of published)
    await province(name).getByRole('button', { name: figure }).first().waitFor()

  const merged = province('Tỉnh Hưng Yên').getByRole('figure', { name: /tỉnh Thái Bình, bản đồ/ })
  await merged.getByRole('button', { name: /^1\.447 mô hình/ }).click()
  const source = page.getByRole('dialog', { name: 'Nguồn của con số' })
  await source.getByText('nay thuộc tỉnh Hưng Yên', { exact: false }).waitFor()
  expect(await source.innerText()).toContain('1.447 mô hình')
  expect(await source.locator('cite').innerText()).not.toBe('')
  await source.getByRole('button', { name: 'Đóng' }).last().click()
}
