import type { Page } from 'playwright-core'
import { accounts, type Me } from '../contract/accounts.ts'
import type { Arrive } from './journey.ts'

/** What locks everybody's keys in the demonstration. */
const words = 'chuong tre dau ban ngan xa'

/** The code that a visitor of the demonstration may try. */
export const demonstrationCode = '0372 4037 2403 7240 3776'

/** From the first page of the door to the form of the demonstration's own commune, as a thumb goes. */
export async function openTelling(page: Page) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Gửi tin' }).click()
  await page.getByLabel('Tìm xã, phường, tỉnh').fill('binh thuan')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('link', { name: /^Xã Bình Thuận/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Gửi tin kín' }).waitFor()
}

/** Fills in what happened. */
export async function tell(page: Page, text: string) {
  await page.getByRole('radio', { name: /^Trộm cắp/ }).check()
  await page.getByLabel('Kể lại điều bạn thấy, nghe hoặc biết').fill(text)
  await page.getByLabel(/^Ở đâu/).fill('Đầu bản Quỳnh Chiên')
}

/** Seals and sends it; answers the code that is shown this once. */
export async function sendSealed(page: Page) {
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã gửi. Đây là mã biên nhận' }).waitFor()
  return page.locator('.code').innerText()
}

/** Comes back another day, and opens what stands behind the code. */
export async function lookUp(page: Page, code: string) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Xem hồi âm' }).click()
  await page.getByLabel('Mã biên nhận').fill(code)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('heading', { name: 'Tin của bạn đang ở đâu' }).waitFor()
}

/** The queue of the desk that somebody has a post at, their keys unlocked. */
export async function openQueue(page: Page) {
  await page.goto('/nha')
  await page.getByRole('link', { name: 'Vào bàn tin' }).click()
  await unlock(page)
}

/** Unlocks one's keys by the words that lock everybody's here. */
export async function unlock(page: Page) {
  await page.getByLabel(/^Cụm từ mở khoá/).fill(words)
  await page.getByRole('button', { name: 'Mở khoá', exact: true }).click()
  await page.getByRole('button', { name: 'Khoá lại ngay' }).waitFor()
}

/** Opens the tip that begins with these words. The newest stands last, and a row is read when it comes into sight. */
export async function openTip(page: Page, text: string) {
  await page.getByRole('main').locator('.tip-row').last().scrollIntoViewIfNeeded()
  await page.getByRole('main').getByRole('link').filter({ hasText: text }).first().click()
  await page.getByRole('heading', { name: 'Nội dung' }).waitFor()
}

/** Answers whoever sent the tip that is open. */
export async function answer(page: Page, text: string) {
  await page.getByLabel('Lời gửi tới người gửi').fill(text)
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  await page.locator('.tip-thread .desk').filter({ hasText: text }).waitFor()
}

/** An officer of the desk reads what was told and answers it. */
export async function answerTo(arrive: Arrive, said: string) {
  const replied = `Bàn tin đã đọc: ${said}`
  const officer = await arrive('commune_police')
  await openQueue(officer)
  await openTip(officer, said)
  await answer(officer, replied)
  return replied
}

/** The place somebody's post is kept at. */
export async function keeperOf(page: Page) {
  const { posts } = (await (await page.request.get(accounts.me.path)).json()) as Pick<Me, 'posts'>
  return posts[0]?.keeperId ?? ''
}
