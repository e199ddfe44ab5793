import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { counted, journey, openCommune, openModel, soon, walk } from './journey.ts'

const name = 'Tiếng kẻng an ninh bản Quỳnh Chiên'
const steps = ['Lấy ý kiến bà con', 'Đã có quyết định', 'Đã ra mắt']

journey(
  'a village head registers a model, the commune takes it step by step to its launch, and it is counted as one more',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    await police.goto('/so-lieu')
    const before = await counted(police, 'Mô hình đang hoạt động')

    const head = await arrive('village_head', { viewport: phone })
    await register(head)

    await openCommune(police)
    await openModel(police, name)
    for (const step of steps) await settle(police, step)

    await police.goto('/so-lieu')
    await expect.poll(() => counted(police, 'Mô hình đang hoạt động'), soon).toBe(before + 1)
  },
)

journey(
  'two people change a model at once: the second is shown both versions and loses neither',
  async ({ arrive }) => {
    const pages = [await arrive('commune_police'), await arrive('commune_committee')] as const
    for (const page of pages) await openChange(page)
    const [police, committee] = pages

    await police.getByLabel('Số hộ tham gia').fill('96')
    await police.getByRole('button', { name: 'Lưu' }).click()
    // The other page stands open behind its form and has already learnt of it.
    await committee.locator('dd', { hasText: /^96$/ }).waitFor()
    await committee.getByLabel('Số hộ tham gia').fill('97')
    await committee.getByRole('button', { name: 'Lưu' }).click()

    const both = committee.getByRole('dialog', { name: 'Có người vừa sửa trước' })
    await both.getByText('97', { exact: true }).waitFor()
    await both.getByText('96', { exact: true }).waitFor()
    await both.getByRole('button', { name: 'Giữ bản của tôi' }).click()
    await police.locator('dd', { hasText: /^97$/ }).waitFor()
  },
)

async function register(page: Page) {
  await page.goto('/nha')
  await page.getByRole('link', { name: 'Đăng ký mô hình' }).click()
  await page.getByRole('searchbox', { name: 'Kiểu mô hình' }).fill('tieng keng')
  await page.getByRole('radio', { name: 'Tiếng kẻng an ninh' }).click()
  await page.getByRole('button', { name: `Dùng tên “${name}”` }).click()
  await page.getByLabel('Vì sao lập').fill('Tối đến bà con nhắc nhau khoá cổng.')
  await page.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByText('Đề xuất').first().waitFor()
}

/** Moves the model one step on; the dialog offers that step first. */
async function settle(page: Page, step: string) {
  await page.getByRole('button', { name: 'Chuyển trạng thái' }).click()
  const dialog = page.getByRole('dialog', { name: 'Chuyển trạng thái' })
  expect(await dialog.getByRole('radio', { name: step }).isChecked()).toBe(true)
  await dialog.getByLabel('Lý do, căn cứ').fill('Bà con đồng lòng.')
  await dialog.getByRole('button', { name: 'Chuyển trạng thái' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('listitem').filter({ hasText: step }).first().waitFor()
}

async function openChange(page: Page) {
  await openCommune(page)
  await walk(page, 'Bản Quỳnh Chiên')
  await openModel(page, 'Nhóm liên gia tự quản số 1 Quỳnh Chiên')
  await page.getByRole('button', { name: 'Sửa thông tin' }).click()
}
