import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { units } from '../contract/units.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { journey } from './journey.ts'
import { aroundNow, ask, enterModel, openChapter, postOf } from './living.ts'

const hands = ['Lường Thị Gác', 'Cầm Văn Cổng']

journey(
  'whoever keeps a school gate writes its roster, and a shift that ends with its counts is a page of the diary',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    const model = await schoolGate(police)
    await openChapter(police, model, 'Ca trực')
    await police.getByText('Tuần này không có ca nào').waitFor()
    for (const name of hands) await addHand(police, name)
    await addLine(police)

    const today = police.locator('.day[data-today]')
    await today
      .getByRole('button')
      .filter({ hasText: hands[0] ?? '' })
      .click()
    const shift = police.getByRole('dialog', { name: 'Giờ đến lớp' })
    await shift.getByRole('button', { name: 'Bắt đầu ca' }).click()
    await shift.getByRole('button', { name: 'Kết thúc ca' }).click()
    await endShift(police)

    await shift.getByRole('link', { name: 'Xem sổ' }).click()
    await police.getByRole('heading', { level: 1, name: 'Ca trực cổng trường' }).waitFor()
    await fact(police, 'Lượt nhắc nhở', '8')
    await fact(police, 'Trong đó: không đội mũ bảo hiểm', '4')
    await fact(police, 'Giờ', 'Đến lớp')
  },
)

/** A school of the commune whose gate nobody has kept yet. */
async function schoolGate(officer: Page) {
  const { keeperId } = await postOf(officer)
  const id = uuid7()
  await ask(officer, units.create, {
    keeperId,
    id,
    parentId: keeperId,
    kind: 'school',
    title: 'Trường Tiểu học',
    name: 'Bản Gác',
    validFrom: '2021-01-01',
  })
  const name = 'Cổng trường Bản Gác'
  return enterModel(officer, { type: 'orderly-school-gate', name, unitId: id })
}

/** Somebody without the app, who said yes. */
async function addHand(page: Page, name: string) {
  await page.getByRole('button', { name: 'Thêm người trực' }).click()
  const dialog = page.getByRole('dialog', { name: 'Thêm người trực' })
  await dialog.getByRole('radio', { name: 'Không dùng ứng dụng' }).check()
  await dialog.getByLabel('Họ và tên').fill(name)
  await dialog.getByRole('checkbox', { name: /^Người này đã đồng ý/ }).check()
  await dialog.getByRole('button', { name: 'Thêm người trực' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Every day, from a time at which a shift may be begun now. */
async function addLine(page: Page) {
  const { from, to } = aroundNow()
  await page.getByRole('button', { name: 'Thêm dòng lịch' }).click()
  const dialog = page.getByRole('dialog', { name: 'Thêm dòng lịch' })
  await dialog.getByLabel('Từ (', { exact: false }).first().fill(from)
  await dialog.getByLabel('Đến (', { exact: false }).first().fill(to)
  await dialog.getByRole('checkbox', { name: 'CN' }).check()
  for (const name of hands) await dialog.getByRole('checkbox', { name }).check()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function endShift(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Kết thúc ca' })
  for (const [blank, count] of [
    ['Trong đó: không đội mũ bảo hiểm', '4'],
    ['Trong đó: dừng, đỗ xe sai chỗ', '3'],
    ['Trong đó: chở ba', '1'],
  ] as const)
    await dialog.getByLabel(blank).fill(count)
  await dialog.getByText('Tổng lượt nhắc nhở: 8').waitFor()
  await dialog.getByRole('button', { name: 'Kết thúc và ghi sổ' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** What a record says under a label. */
async function fact(page: Page, label: string, said: string) {
  const row = page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })
  expect(await row.getByRole('definition').innerText()).toContain(said)
}
