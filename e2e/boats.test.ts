import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import { enterModel, openChapter, postOf } from './living.ts'

journey(
  'a boat with too few jackets does not leave, in a storm none does, and when it is over they may again',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    const head = await arrive('village_head', { viewport: phone })
    const { unitId } = await postOf(head)
    const type = 'inland-waterway-safety'
    const model = await enterModel(police, { type, name: 'Bến đò suối Quỳnh', unitId })

    await openChapter(head, model, 'Sổ')
    await addBoat(head)
    await check(head, 9)
    await verdict(head, 'KHÔNG rời bến', 'Thiếu áo phao trên phương tiện')
    await head.getByText(/Trái: Thiếu áo phao trên phương tiện/).waitFor()

    // Somebody is at the check already when the storm is called.
    await fillInCheck(head, 8)
    const guard = await arrive('security_team', { viewport: phone })
    await openChapter(guard, model, 'Sổ')
    await guard.getByRole('button', { name: 'Dừng vì mưa bão' }).click()
    const stop = guard.getByRole('dialog', { name: 'Dừng vì mưa bão' })
    await stop.getByLabel('Vì sao dừng').fill('Bão số 5, gió cấp 8')
    await stop.getByRole('button', { name: 'Dừng vì mưa bão' }).click()
    await guard.getByRole('alert').getByText('ĐANG DỪNG').waitFor()

    await head.getByText('Bão số 5, gió cấp 8').waitFor()
    const dialog = head.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Kiểm tra trước khi rời bến' }).click()
    await dialog.getByText(/^Đang có lệnh dừng/).waitFor()
    await dialog.getByRole('button', { name: 'Đóng' }).click()
    const act = head.getByRole('button', { name: 'Kiểm tra trước khi rời bến' })
    expect(await act.isDisabled()).toBe(true)

    await guard.getByRole('button', { name: 'Cho chạy lại' }).click()
    const lift = guard.getByRole('dialog', { name: 'Cho chạy lại' })
    await lift.getByRole('button', { name: 'Cho chạy lại' }).click()
    await head.getByText('ĐANG DỪNG').waitFor({ state: 'detached' })
    await check(head, 8)
    await verdict(head, 'Được rời bến', 'Đã ghi lần kiểm tra này.')
    await head.getByText(/Kiểm tra trước khi rời bến: 2 lần \(1 lần không đạt\)/).waitFor()
  },
)

/** A ferry with seats for twelve and eight jackets. */
async function addBoat(page: Page) {
  await page.getByRole('button', { name: 'Ghi thêm phương tiện' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên hoặc số đăng ký').fill('Đò Quỳnh 01')
  await dialog.getByRole('radio', { name: 'Đò ngang' }).check()
  await dialog.getByLabel('Sức chở').fill('12')
  await dialog.getByLabel('Áo phao trên phương tiện').fill('8')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('heading', { name: 'Đò Quỳnh 01' }).waitFor()
}

async function check(page: Page, passengers: number) {
  await fillInCheck(page, passengers)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Kiểm tra trước khi rời bến' }).click()
}

/** Everybody on board wears a jacket, the boatman is sober and the sky is clear. */
async function fillInCheck(page: Page, passengers: number) {
  await page.getByRole('button', { name: 'Kiểm tra trước khi rời bến' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số người trên phương tiện').fill(String(passengers))
  await dialog.getByLabel('Số người đã mặc áo phao').fill(String(passengers))
  for (const name of ['Người lái không uống rượu bia', 'Gió, mưa, nước cho phép đi'])
    await dialog.getByRole('group', { name }).getByRole('radio', { name: 'Có' }).check()
}

async function verdict(page: Page, head: string, why: string) {
  const said = page.getByRole('dialog').getByRole('alert')
  await said.getByText(head).waitFor()
  await said.getByText(why).waitFor()
  await page.getByRole('button', { name: 'Đã rõ' }).click()
}
