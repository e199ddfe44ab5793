import { readFileSync } from 'node:fs'
import exifr from 'exifr'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { photoFromAPhone } from '../testing/phone-photo.ts'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import {
  answer,
  answerTo,
  keeperOf,
  lookUp,
  openQueue,
  openTelling,
  openTip,
  sendSealed,
  tell,
  unlock,
} from './telling.ts'

journey(
  'a resident tells the desk by phone with a photo, an officer reads, answers and closes, and the sender disputes',
  async ({ arrive, atDoor }) => {
    const said = 'Đêm qua hai xe máy lạ dừng sau kho thóc rất lâu.'
    const replied = 'Cảm ơn bạn. Bạn nhớ xe màu gì không?'
    const photo = await photoFromAPhone()
    expect(await exifr.parse(photo)).toMatchObject({ Model: 'Phone of somebody' })
    const sender = await atDoor({ viewport: phone })
    await openTelling(sender)
    await sender.getByText('niêm phong ngay trên máy này').waitFor()
    await tell(sender, said)
    await sender.getByLabel('Ảnh, phim, tài liệu').setInputFiles([
      { name: 'Nhà ông Lò.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'ảnh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(drawing) },
      { name: 'lời.txt', mimeType: 'text/plain', buffer: Buffer.from(page) },
    ])
    await sender.getByText('đã xoá thông tin về máy và nơi chụp').waitFor()
    const code = await sendSealed(sender)

    const officer = await arrive('commune_police')
    await openQueue(officer)
    await openTip(officer, said)
    await officer.getByText('Đầu bản Quỳnh Chiên').waitFor()
    await seesThePhoto(officer)
    await nothingRuns(officer)
    await answer(officer, replied)
    await close(officer)

    await lookUp(sender, code)
    await sender.getByText(replied).waitFor()
    await sender.getByText('Đã xong.').waitFor()
    await sender.getByText('Điều đó không có nghĩa là bạn báo sai', { exact: false }).waitFor()
    await sender.getByText('Tôi không đồng ý với kết quả').click()
    await sender.getByRole('button', { name: 'Chắc chắn' }).first().click()
    await sender.getByText('Tin đã được mở lại.').waitFor()

    await openQueue(officer)
    await officer
      .getByRole('link')
      .filter({ hasText: said })
      .getByText('Người gửi không đồng ý')
      .waitFor()
  },
)

journey(
  'without a script it is told just so, the page owns that it is sealed on arrival, and the answer is read',
  async ({ arrive, atDoor }) => {
    const said = 'Có người rao bán pháo ở chợ phiên.'
    const sender = await atDoor({ viewport: phone, javaScriptEnabled: false })
    await openTelling(sender)
    await ownsUp(sender)
    await tell(sender, said)
    const code = await sendSealed(sender)
    const replied = await answerTo(arrive, said)

    await lookUp(sender, code)
    await ownsUp(sender)
    await sender.getByText(replied).waitFor()
    await sender.getByLabel('Viết tiếp').fill('Họ đứng cạnh hàng vải.')
    await sender.getByRole('button', { name: 'Gửi thư' }).click()
    await sender.getByText('Đã gửi thư.').waitFor()
  },
)

journey(
  'a name given at the door is read by two who agree on a reason, and its sender sees that it was',
  async ({ arrive, atDoor }) => {
    const said = 'Người thu tiền cát đe doạ tôi ở bến.'
    const sender = await atDoor({ viewport: phone })
    await openTelling(sender)
    await tell(sender, said)
    await sender.getByRole('radio', { name: 'Có. Tôi cho biết tên' }).check()
    await sender.getByLabel('Họ tên').fill('Quàng Thị Ín')
    await sender.getByLabel('Cách liên lạc với bạn an toàn').fill('Gặp ở chợ, sáng thứ Bảy')
    const code = await sendSealed(sender)

    const officer = await arrive('commune_police')
    await openQueue(officer)
    await openTip(officer, said)
    await officer.getByRole('button', { name: 'Xin mở tên' }).click()
    const asking = officer.getByRole('dialog', { name: 'Xin mở tên' })
    await asking.getByRole('radio', { name: 'Tính mạng ai đó đang bị đe doạ' }).check()
    await asking.getByRole('button', { name: 'Xin mở', exact: true }).click()
    await officer.getByText('Đợi người thứ hai').waitFor()

    const second = await arrive('commune_front')
    await second.goto(`/xa/${await keeperOf(second)}/ban-tin-kin/khoa`)
    await unlock(second)
    const asked = second.getByRole('listitem').filter({ hasText: 'Tính mạng ai đó đang bị đe doạ' })
    await asked.getByRole('button', { name: 'Đồng ý, trao phần khoá' }).click()
    await asked.waitFor({ state: 'detached' })

    await openQueue(officer)
    await openTip(officer, said)
    await officer.getByRole('button', { name: 'Xem tên' }).click()
    await officer.getByText('Quàng Thị Ín').waitFor()
    await lookUp(sender, code)
    await sender.getByText('Hai người đã mở tên của bạn: Tính mạng ai đó đang bị đe doạ').waitFor()
  },
)

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.ran = true</script></svg>'
const page = '</pre><script>parent.ran = true</script><img src="/" onerror="parent.ran = true">'

/** Words in large at the head of every page, as long as no script seals them here. */
async function ownsUp(sender: Page) {
  await sender.getByText('lời bạn viết được niêm phong lúc vừa tới máy chủ').waitFor()
  expect(await sender.getByText('niêm phong ngay trên máy này').isVisible()).toBe(false)
}

/** The photo stands in a frame where nothing may run, and tells nothing of whose phone took it. */
async function seesThePhoto(officer: Page) {
  const dialog = await openFile(officer, '1.jpg')
  const frame = dialog.locator('iframe')
  expect(await frame.getAttribute('sandbox')).toBe('')
  const image = dialog.frameLocator('iframe').locator('img')
  await expect
    .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
    .toBe(1200)
  const download = officer.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Lưu về máy' }).click()
  const saved = readFileSync(await (await download).path())
  expect(await exifr.parse(saved)).toBeUndefined()
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
}

/** A drawing that calls itself a photo is only saved; a page that calls itself words stays words. */
async function nothingRuns(officer: Page) {
  const only = await openFile(officer, '2.jpg')
  await only.getByText('chỉ lưu về máy được').waitFor()
  expect(await only.locator('iframe').count()).toBe(0)
  await only.getByRole('button', { name: 'Đóng' }).last().click()
  const words = await openFile(officer, '3.txt')
  await words.frameLocator('iframe').getByText(page).waitFor()
  await words.getByRole('button', { name: 'Đóng' }).last().click()
  expect(await officer.evaluate(() => 'ran' in globalThis)).toBe(false)
}

async function openFile(officer: Page, name: string) {
  const line = officer.getByRole('listitem').filter({ hasText: name })
  await line.getByRole('button', { name: 'Mở', exact: true }).click()
  return officer.getByRole('dialog', { name })
}

async function close(officer: Page) {
  await officer.getByRole('button', { name: 'Đóng tin' }).click()
  const dialog = officer.getByRole('dialog', { name: 'Đóng tin' })
  await dialog.getByRole('radio', { name: 'Chưa xác nhận được' }).check()
  await dialog.getByRole('button', { name: 'Đóng tin' }).click()
  await officer.getByText('Đã đóng').first().waitFor()
}
