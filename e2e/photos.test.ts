import type { Page } from 'playwright-core'
import exifr from 'exifr'
import { expect } from 'vitest'
import { photoFromAPhone } from '../testing/phone-photo.ts'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import { fillInPatrol, openForm, send } from './keeping.ts'

const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

journey(
  'a photo gives away where and when it was taken only with its writer’s yes, and a picture that is none is refused',
  async ({ arrive }) => {
    const page = await arrive('village_head', { viewport: phone })
    const photo = await photoFromAPhone()

    await openForm(page, 'Tuần tra')
    await attach(page, Buffer.from(script))
    await page.getByText('Tệp này không phải loại được nhận.').waitFor()
    await attach(page, photo)
    await page.getByText('Đã nhận').waitFor()
    await fillInPatrol(page, 'Ảnh không kèm nơi chụp.')
    await send(page)
    await page.getByRole('link', { name: 'Mở bản ghi' }).click()
    await page.getByText('Giờ chụp và nơi chụp không được giữ.').waitFor()
    expect(await exifr.parse(await servedPhoto(page))).toBeUndefined()

    await openForm(page, 'Tuần tra')
    await page.getByRole('checkbox', { name: 'Giữ nơi chụp và giờ chụp' }).check()
    await attach(page, photo)
    await page.getByText('Đã nhận').waitFor()
    await fillInPatrol(page, 'Ảnh kèm nơi chụp.')
    await send(page)
    await page.getByRole('link', { name: 'Mở bản ghi' }).click()
    await page.getByText('Chụp lúc 18:30, 20/11/2024 tại 21.32, 103.91').waitFor()
    expect(await exifr.parse(await servedPhoto(page))).toBeUndefined()
  },
)

function attach(page: Page, buffer: Buffer) {
  const file = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer }
  return page.getByLabel('Ảnh làm chứng cứ').setInputFiles(file)
}

/** The bytes anybody gets who may see the record. */
async function servedPhoto(page: Page) {
  const address = await page.getByRole('img', { name: 'Xem to ảnh 1' }).getAttribute('src')
  const reply = await page.context().request.get(address ?? '')
  expect(reply.headers()['content-type']).toBe('image/jpeg')
  return reply.body()
}
