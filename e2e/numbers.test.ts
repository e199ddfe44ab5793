import { expect } from 'vitest'
import { phone } from './house.ts'
import { journey, soon } from './journey.ts'
import { openForm, send } from './keeping.ts'

journey(
  'a number is taken as people write it, asked about when it reads two ways, refused beside its blank when it cannot be',
  async ({ arrive }) => {
    const page = await arrive('village_head', { viewport: phone })
    await openForm(page, 'Buổi tuyên truyền')
    const people = page.getByRole('textbox', { name: 'Số người dự' })

    for (const typed of ['1.447', '1447']) {
      await people.fill(typed)
      await people.blur()
      await expect.poll(() => people.inputValue(), soon).toBe('1.447')
    }
    await people.fill('11,141')
    await page.getByText('Bạn muốn viết 11.141?').waitFor()
    await page.getByRole('button', { name: 'Đúng, 11.141' }).click()
    await expect.poll(() => people.inputValue(), soon).toBe('11.141')

    await people.fill('-3')
    await page.getByText('Số này không thể nhỏ hơn 0.').waitFor()
    expect(await people.getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('radio', { name: 'Phòng cháy, chữa cháy' }).check()
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await page.getByText('Còn 1 chỗ cần xem lại.').waitFor()

    await people.fill('1447')
    await send(page)
    await page.getByText('Lượt người được tuyên truyền: 1.447 lượt người').waitFor()
  },
)
