import type { Page } from 'playwright-core'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import { answerTo, keeperOf, lookUp } from './telling.ts'

journey(
  'a slip dropped into a letter box is opened and typed in by two, and its writer reads the answer by the stub',
  async ({ arrive, atDoor }) => {
    const said = 'Quán đầu bản cho đánh bạc cả đêm.'
    const head = await arrive('village_head')
    const front = await arrive('commune_front')
    const keeperId = await keeperOf(head)
    const stub = await printSlips(head, keeperId)
    await openBox(head, keeperId)
    await typeIn(head, { stub, said })
    const record = new URL(head.url()).pathname
    await front.goto(record)
    await front.getByRole('button', { name: 'Xác nhận biên bản' }).click()
    await front.getByRole('dialog').getByRole('button', { name: 'Xác nhận biên bản' }).click()
    await front.getByText('đã xác nhận', { exact: true }).waitFor()

    const replied = await answerTo(arrive, said)
    const writer = await atDoor({ viewport: phone })
    await lookUp(writer, stub)
    await writer.getByText(replied).waitFor()
  },
)

/** Prints a sheet of slips; the code on the first stub. */
async function printSlips(head: Page, keeperId: string) {
  await head.goto(`/xa/${keeperId}/phieu`)
  await head.getByRole('button', { name: 'Tạo phiếu' }).click()
  return head.locator('.slip-code').first().innerText()
}

/** The two who hold its keys open the box and find one letter. */
async function openBox(head: Page, keeperId: string) {
  await head.goto(`/xa/${keeperId}/hom-thu`)
  await head.getByRole('link', { name: /^Hòm thư số 1/ }).click()
  await head.getByRole('button', { name: 'Mở hòm thư' }).click()
  const dialog = head.getByRole('dialog', { name: 'Mở hòm thư' })
  await dialog.getByRole('radio', { name: 'Có' }).check()
  await dialog.getByLabel('Số thư lấy ra').fill('1')
  await dialog.getByRole('button', { name: 'Lập biên bản' }).click()
  await head.getByRole('link', { name: 'Nhập phiếu' }).click()
}

async function typeIn(head: Page, { stub, said }: { stub: string; said: string }) {
  await head.getByLabel('Mã trên phiếu').fill(stub)
  await head.getByLabel('Việc gì').selectOption('Đánh bạc')
  await head.getByLabel('Lời trong phiếu').fill(said)
  await head.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await head.getByText('Đã nhập đủ 1.').waitFor()
  await head.getByRole('link', { name: 'Về biên bản' }).click()
}
