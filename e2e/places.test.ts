import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey, openCommune, soon } from './journey.ts'

journey(
  'a commune enters its residential groups, renames one, merges two; the old name still leads there without its marks',
  async ({ arrive }) => {
    const page = await arrive('commune_committee')
    await enter(page, 'Suối Đào')
    await enter(page, 'Đồng Vải')

    await search(page, 'to dan pho suoi dao', 'Tổ dân phố Suối Đào')
    await page.getByRole('link', { name: 'Quản lý đơn vị' }).click()
    await page.getByRole('button', { name: 'Đổi tên' }).click()
    const renaming = page.getByRole('dialog', { name: 'Đổi tên tổ dân phố Suối Đào' })
    await renaming.getByRole('textbox', { name: /^Tên \(/ }).fill('Suối Bưởi')
    await renaming.getByRole('button', { name: 'Đổi tên' }).click()
    await page.getByText('Từ nay gọi là tổ dân phố Suối Bưởi').waitFor()
    await search(page, 'suoi dao', 'Tổ dân phố Suối Bưởi')

    await openActs(page)
    await page.getByRole('button', { name: 'Gộp lại' }).click()
    const merging = page.getByRole('dialog', { name: 'Gộp các thôn, bản' })
    for (const name of ['Tổ dân phố Suối Bưởi', 'Tổ dân phố Đồng Vải'])
      await merging.getByRole('checkbox', { name }).check()
    await merging.getByRole('textbox', { name: 'Cách gọi' }).fill('Tổ dân phố')
    await merging.getByRole('textbox', { name: /^Tên \(/ }).fill('Hoà Bình Mới')
    await merging.getByRole('button', { name: 'Gộp lại' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổ dân phố Hoà Bình Mới' }).waitFor()
    await page.getByRole('link', { name: 'Tổ dân phố Đồng Vải' }).waitFor()

    await search(page, 'dong vai', 'Tổ dân phố Đồng Vải')
    await page.getByText('nay thuộc').waitFor()
    await page.getByRole('link', { name: 'Tổ dân phố Hoà Bình Mới' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Tổ dân phố Hoà Bình Mới' }).waitFor()
  },
)

async function openActs(page: Page) {
  await openCommune(page)
  await page.getByRole('link', { name: 'Quản lý đơn vị' }).click()
}

async function enter(page: Page, name: string) {
  await openActs(page)
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  const entering = page.getByRole('dialog', { name: 'Ghi đơn vị mới ở xã Bình Thuận' })
  await entering.getByRole('textbox', { name: 'Cách gọi' }).fill('Tổ dân phố')
  await entering.getByRole('textbox', { name: /^Tên \(/ }).fill(name)
  await entering.getByLabel('Có từ ngày').fill('2025-08-01')
  await entering.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await page.getByText(`Đã ghi tổ dân phố ${name} vào sổ`).waitFor()
}

/** Types a name into the search at the top, again if it is not yet known, and goes where it leads. */
async function search(page: Page, typed: string, found: string) {
  const blank = page.getByRole('combobox', { name: 'Tìm nơi chốn' })
  const answer = page.getByRole('option', { name: found }).first()
  const type = async () => {
    await blank.fill('')
    await blank.fill(typed)
    return answer.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    )
  }
  await expect.poll(type, soon).toBe(true)
  await answer.click()
  await page.getByRole('heading', { level: 1, name: found }).waitFor()
}
