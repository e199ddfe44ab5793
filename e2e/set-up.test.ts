import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { photoFromAPhone } from '../testing/phone-photo.ts'
import { phone } from './house.ts'
import { journey, soon } from './journey.ts'
import { enterModel, openChapter, postOf } from './living.ts'

journey(
  'a village head begins a set-up and proves a step, the commune writes its decision, and the paper prints filled in',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    const head = await arrive('village_head', { viewport: phone })
    const { unitId } = await postOf(head)
    const name = 'Tiếng kẻng đầu bản'
    const model = await enterModel(police, { type: 'security-gong', name, unitId }, 'proposed')

    await openChapter(head, model, 'Lập mô hình')
    await head.getByRole('button', { name: 'Bắt đầu' }).click()
    await head.getByText('Đã xong 0/', { exact: false }).waitFor()
    await prove(head, 'Họp dân lấy ý kiến')

    await openChapter(police, model, 'Lập mô hình')
    // No decision before the community has settled what it stands by.
    await stepOf(police, 'Quyết định thành lập').getByText('Chờ xong: Quy ước, cam kết').waitFor()
    await finish(head, 'Quy ước, cam kết')
    await decide(police, '45/QĐ-UBND')
    await police.getByText('Đã có quyết định', { exact: true }).waitFor()
    // The village sees it without asking.
    await head.getByText('Đã có quyết định', { exact: true }).waitFor()
    expect(await stepOf(head, 'Quyết định thành lập').getByRole('button').count()).toBe(1)

    await stepOf(police, 'Quyết định thành lập').getByRole('link', { name: 'Quyết định' }).click()
    await police.getByRole('heading', { level: 1, name: 'Quyết định' }).first().waitFor()
    await fillIn(police, 'Trưởng Công an xã')
    await police.reload()
    await police.emulateMedia({ media: 'print' })
    const sheet = police.locator('.a4')
    await sheet.getByText('45/QĐ-UBND').waitFor()
    await sheet.getByText(/đề nghị của Trưởng Công an xã\./).waitFor()
    await sheet.getByText(new RegExp(`Thành lập mô hình “${name}” tại bản Quỳnh Chiên`)).waitFor()
    expect(await sheet.innerText()).not.toContain('…')
    expect(await police.getByRole('button', { name: 'In văn bản' }).isVisible()).toBe(false)
  },
)

/** A step of the way by the beginning of its name. */
function stepOf(page: Page, name: string) {
  const heading = page.getByRole('heading', { name: new RegExp(`^${name}`) })
  return page.getByRole('main').locator('.step').filter({ has: heading })
}

/** Says that a step was done; without the photo it asks for it is refused. */
async function prove(page: Page, name: string) {
  await stepOf(page, name).getByRole('button', { name: 'Ghi đã làm' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ghi xong' }).click()
  await dialog.getByText('Bước này cần ảnh chứng minh.').waitFor()
  const photo = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await photoFromAPhone() }
  await dialog.getByLabel('Ảnh giấy tờ hoặc việc đã làm').setInputFiles(photo)
  await dialog.getByText('Đã nhận').waitFor()
  await dialog.getByLabel('Nơi sau làm bước này cần biết gì').fill('Họp sau mùa gặt mới đông.')
  await dialog.getByRole('button', { name: 'Ghi xong' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const step = stepOf(page, name)
  await step.getByText('Họp sau mùa gặt mới đông.').waitFor()
  const picture = step.getByRole('img', { name: /^Ảnh 1 của bước/ })
  await picture.scrollIntoViewIfNeeded()
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width, soon).toBeGreaterThan(0)
}

async function finish(page: Page, name: string) {
  await stepOf(page, name).getByRole('button', { name: 'Ghi đã làm' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi xong' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function decide(page: Page, decision: string) {
  await stepOf(page, 'Quyết định thành lập').getByRole('button', { name: 'Ghi đã làm' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số quyết định').fill(decision)
  await dialog.getByRole('button', { name: 'Ghi xong' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Fills in every blank that nobody knows yet. */
async function fillIn(page: Page, proposer: string) {
  await page.getByLabel('Theo đề nghị của (chức danh)').fill(proposer)
  await page.getByLabel('Ngày biểu quyết').fill('ngày 20 tháng 11 năm 2026')
  await page.getByRole('button', { name: 'Lưu điều đã điền' }).click()
  await page.getByText('Đã lưu.').waitFor()
}
