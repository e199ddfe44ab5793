import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import { enterModel, openChapter, postOf } from './living.ts'

const first = 'Điều 1. Tắt nhạc từ 22 giờ.\n\nĐiều 2. Giữ sạch nguồn nước.'
const second = 'Điều 1. Tắt nhạc từ 21 giờ.\n\nĐiều 2. Giữ sạch nguồn nước.'
const title = 'Quy ước sống yên bản'

journey(
  'a village votes on its covenant, the commune recognises it, a household signs on its phone, and the next version says what differs',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    const head = await arrive('village_head')
    const { unitId } = await postOf(head)
    const type = 'self-managed-household-safe-hamlet'
    const model = await enterModel(police, { type, name: 'Bản an toàn ký quy ước', unitId })

    await openChapter(head, model, 'Quy ước, cam kết')
    await draft(head)
    await recordVote(head)
    await head.getByRole('button', { name: 'Gửi xã công nhận' }).click()
    await saveDialog(head, 'Gửi xã công nhận', 'Lưu')
    await head.getByText('Chờ xã công nhận').first().waitFor()

    await openCovenant(police, model)
    await recognise(police)
    // Whoever keeps it sees it without asking.
    await head.getByText('Đã công nhận').first().waitFor()
    await head.getByRole('progressbar', { name: 'Đã ký 0/20 · 0 % hộ' }).waitFor()

    const resident = await arrive('resident', { viewport: phone })
    await openCovenant(resident, model)
    await resident.getByRole('link', { name: 'Ký', exact: true }).click()
    await resident.getByText('Tắt nhạc từ 22 giờ.').waitFor()
    await resident.getByRole('button', { name: 'Gia đình tôi ký' }).click()
    await resident.getByText(/^Gia đình đã ký ngày/).waitFor()
    await head.getByRole('progressbar', { name: 'Đã ký 1/20 · 5 % hộ' }).waitFor()
    // How many signed is everybody's to know, who signed is not.
    const { name } = await postOf(resident)
    await head.getByText('Những người đã ký').click()
    await head.getByText(name).first().waitFor()
    const stranger = await arrive()
    await stranger.goto(new URL(head.url()).pathname)
    await stranger.getByRole('progressbar', { name: 'Đã ký 1/20 · 5 % hộ' }).waitFor()
    expect(await stranger.getByText(name).count()).toBe(0)

    await openNext(head)
    const compared = head.getByRole('dialog', { name: 'Bản 2 so với bản 1' })
    await compared.locator('ins').first().waitFor()
    expect(await compared.locator('ins').allTextContents()).toEqual(['thêm 21'])
    expect(await compared.locator('del').allTextContents()).toEqual(['bỏ 22'])
  },
)

async function draft(page: Page) {
  await page.getByRole('button', { name: 'Soạn bản mới' }).click()
  const dialog = page.getByRole('dialog', { name: 'Soạn bản mới' })
  await dialog.getByRole('radio', { name: 'Quy ước' }).check()
  await dialog.getByLabel('Tên').fill(title)
  await dialog.getByLabel('Có bao nhiêu hộ phải ký').fill('20')
  await dialog.getByLabel('Nội dung').fill(first)
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** The minutes of a meeting at which three households in four agreed. */
async function recordVote(page: Page) {
  await page.getByRole('link', { name: 'Ghi biểu quyết' }).click()
  await page.getByLabel('Bắt đầu lúc').fill('19:30')
  await page.getByLabel('Kết thúc lúc').fill('21:00')
  await page.getByLabel('Nơi họp').fill('Nhà văn hoá bản')
  await page.getByLabel('Số hộ có đại diện dự').fill('18')
  await page.getByLabel('Tán thành', { exact: false }).first().fill('10')
  await page.getByText('Không thông qua: 10/20 = 50 %.').waitFor()
  await page.getByLabel('Tán thành', { exact: false }).first().fill('15')
  await page.getByText('Thông qua: 15/20 = 75 %.').waitFor()
  await page.getByLabel('Không tán thành').fill('2')
  await page.getByLabel('Không có ý kiến hoặc phiếu hỏng').fill('1')
  await page.getByLabel('Chủ trì: trưởng thôn, tổ trưởng').fill('Lò Văn Chủ')
  await page.getByLabel('Thư ký').fill('Hà Thị Ký')
  await page.getByLabel('Trưởng ban công tác Mặt trận').fill('Cà Văn Trận')
  await page.getByLabel('Đại diện hộ ký biên bản').fill('Vì Văn Một\nQuàng Thị Hai')
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('Đã thông qua').first().waitFor()
}

async function recognise(page: Page) {
  await page.getByRole('button', { name: 'Ghi xã trả lời' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ghi xã trả lời' })
  await dialog.getByRole('radio', { name: 'Công nhận', exact: true }).check()
  await dialog.getByLabel('Số quyết định, văn bản').fill('12/QĐ-UBND')
  await saveDialog(page, 'Ghi xã trả lời', 'Lưu')
  await page.getByText('quyết định số 12/QĐ-UBND').waitFor()
}

/** Opens the next version from what is in force, and what differs between the two. */
async function openNext(page: Page) {
  await page.getByRole('button', { name: 'Mở bản mới' }).click()
  await page.getByRole('dialog').getByLabel('Nội dung').fill(second)
  await saveDialog(page, 'Mở bản mới', 'Lưu bản thảo')
  await page.getByRole('button', { name: 'Khác gì bản 1' }).click()
}

async function openCovenant(page: Page, model: { page: string }) {
  await openChapter(page, model, 'Quy ước, cam kết')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function saveDialog(page: Page, name: string, act: string) {
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
