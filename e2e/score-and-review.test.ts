import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, openCommune, openModel, walk } from './journey.ts'
import { toChapter } from './living.ts'

const model = 'Tổ an ninh nhân dân bản Nà Đông'
const reason = 'Sổ đủ nhưng bà con ít thấy tổ đi tuần ban đêm.'
const task = 'Đi tuần đủ hai đêm một tuần'

journey(
  'an officer sees what a score lacks, decides otherwise and says why, and the review raises the model with a task that is done',
  async ({ arrive }) => {
    const page = await arrive('commune_police')
    await openCommune(page)
    await walk(page, 'Bản Nà Đông')
    await openModel(page, model)
    const at = new URL(page.url()).pathname
    await toChapter(page, 'Chấm điểm')
    await page
      .getByText(/^Còn thiếu \(/)
      .first()
      .click()
    const gap = page.getByRole('main').locator('.score-part details[open] a').first()
    // What is missing leads to the records that are there in those days.
    expect(await gap.getAttribute('href')).toContain('/nhat-ky?under=')
    const rating = await judgeOtherwise(page)

    await page.goto(at)
    await toChapter(page, 'Kế hoạch')
    await page.getByRole('link', { name: 'Giao ban, sơ kết mô hình' }).click()
    await callReview(page)
    const item = page.locator('.plan-item').filter({ has: page.getByRole('link', { name: model }) })
    await item.getByText(new RegExp(`^Vừa xếp loại ${rating.toLowerCase()}, minh chứng`)).waitFor()
    await item.getByRole('button', { name: /^Quyết định/ }).click()
    await raise(page)
    await hold(page)

    await item.getByRole('link', { name: 'Kế hoạch của mô hình' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kế hoạch và quyết định' }).waitFor()
    await page.getByText('Cần củng cố').first().waitFor()
    const todo = page.locator('.plan-todo').filter({ hasText: task })
    await todo.getByRole('button', { name: 'Ghi là đã xong' }).click()
    const dialog = page.getByRole('dialog', { name: 'Việc đã xong' })
    await dialog.getByRole('button', { name: 'Ghi là đã xong' }).click()
    await todo.getByText(/^Xong ngày/).waitFor()
  },
)

/** Decides for another rating than the records suggest, which asks for a real reason. */
async function judgeOtherwise(page: Page) {
  await page.getByRole('button', { name: 'Xếp loại' }).click()
  const dialog = page.getByRole('dialog', { name: 'Quyết định xếp loại' })
  const poor = dialog.getByRole('radio', { name: 'Kém hiệu quả' })
  const rating = (await poor.isChecked()) ? 'Trung bình' : 'Kém hiệu quả'
  await dialog.getByRole('radio', { name: rating }).check()
  await dialog.getByLabel('Lý do').fill('Ít đi.')
  await dialog.getByRole('button', { name: 'Xếp loại' }).click()
  await dialog.getByRole('alert').first().waitFor()
  await dialog.getByLabel('Lý do').fill(reason)
  await dialog.getByRole('button', { name: 'Xếp loại' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(reason).waitFor()
  await page.getByText('Khác gợi ý').first().waitFor()
  return rating
}

async function callReview(page: Page) {
  await page.getByRole('button', { name: 'Mở cuộc họp mới' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Mở cuộc họp' })
  await dialog.getByRole('button', { name: 'Lập danh sách cần bàn' }).click()
  await page.getByRole('heading', { name: 'Mô hình cần bàn' }).waitFor()
}

/** Decides to raise the model; without a task that is not kept. */
async function raise(page: Page) {
  const dialog = page.getByRole('dialog', { name: `Quyết định về ${model}` })
  await dialog.getByRole('radio', { name: 'Nâng chất lượng' }).check()
  await dialog.getByLabel('Lý do').fill('Tuần tra chưa đều.')
  await dialog.getByRole('button', { name: 'Giữ quyết định này' }).click()
  await dialog.getByRole('alert').first().waitFor()
  await dialog.getByLabel('Việc', { exact: false }).first().fill(task)
  await dialog.getByLabel('Ai làm').fill('Tổ an ninh nhân dân')
  await dialog.getByLabel('Hạn').fill('2027-12-01')
  await dialog.getByRole('button', { name: 'Giữ quyết định này' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('1 quyết định chờ ghi').waitFor()
}

async function hold(page: Page) {
  await page.getByRole('button', { name: 'Ghi kết quả họp' }).click()
  const dialog = page.getByRole('dialog', { name: 'Xem lại trước khi ghi' })
  await dialog.getByText(task).waitFor()
  await dialog.getByRole('button', { name: 'Ghi kết quả họp' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('Đã họp').first().waitFor()
}
