import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desktop, phone } from './house.ts'
import { journey, soon } from './journey.ts'

journey(
  'one held button is a full screen on the neighbour’s phone; who answers, who is silent and how it ended stand on the board',
  async ({ arrive }) => {
    const caller = await arrive('resident', { viewport: phone })
    const neighbour = await arrive('team_head', { viewport: phone })
    await Promise.all([caller.goto('/nha'), neighbour.goto('/nha')])
    await hold(caller, 'main')

    const call = neighbour.getByRole('alertdialog', { name: /^Cháy ở / })
    await call.getByRole('link', { name: /^114/ }).waitFor()
    await caller.waitForURL(/\/bao-dong\//)
    await caller.getByText('0 trên 7 nhà đã trả lời').waitFor()

    await call.getByRole('button', { name: 'Tôi đến' }).click()
    await neighbour.waitForURL(/\/bao-dong\//)
    await caller.getByText('1 trên 7 nhà đã trả lời').waitFor()
    await caller.getByText('Đã có người tới', { exact: true }).waitFor()

    // Whoever opens the house again finds it open, and is not called a second time.
    await neighbour.goto('/nha')
    await neighbour.getByRole('link', { name: /^Đang có báo động/ }).click()
    expect(await neighbour.getByRole('alertdialog').count()).toBe(0)

    await neighbour.getByRole('button', { name: 'Kết thúc' }).click()
    const ending = neighbour.getByRole('dialog', { name: 'Kết thúc' })
    await ending.getByLabel('Bà con tự xử lý được').check()
    await ending.getByLabel('Diễn biến').fill('Dập bằng bình trong ngõ.')
    await ending.getByRole('button', { name: 'Kết thúc' }).click()
    await caller.getByText('Bà con tự xử lý được').waitFor()
    await caller.getByText('Dập bằng bình trong ngõ.').first().waitFor()
  },
)

journey(
  'with no network the numbers to call stand first, and the alarm goes out when the network is back',
  async ({ arrive }) => {
    const caller = await arrive('resident', { viewport: phone })
    await caller.goto('/nha')
    await caller
      .getByRole('main')
      .getByRole('button', { name: /^Báo động/ })
      .waitFor()
    await caller.context().setOffline(true)
    await hold(caller, 'main')
    const sending = caller.getByRole('dialog', { name: 'Cháy' })
    await sending.getByText(/^Mạng yếu, vẫn đang gửi/).waitFor()
    expect(await sending.getByRole('link', { name: /^114/ }).getAttribute('href')).toBe('tel:114')
    await caller.context().setOffline(false)
    await caller.waitForURL(/\/bao-dong\//)

    await caller.getByRole('button', { name: 'Báo nhầm' }).click()
    const mistaken = caller.getByRole('dialog', { name: 'Báo nhầm' })
    await mistaken.getByLabel(/^Vì sao nhầm/).fill('Khói nấu bếp')
    await mistaken.getByRole('button', { name: 'Báo nhầm' }).click()
    await caller.getByText('Khói nấu bếp').first().waitFor()
  },
)

journey('a drill says on every screen that it is one, and ends in a report', async ({ arrive }) => {
  const head = await arrive('team_head')
  const home = await arrive('resident', { viewport: phone })
  await Promise.all([head.goto('/nha'), home.goto('/nha')])
  await home
    .getByRole('main')
    .getByRole('button', { name: /^Báo động/ })
    .waitFor()
  await head.goto(await teamOf(head))
  await head.getByRole('button', { name: 'Bắt đầu diễn tập' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Bắt đầu', exact: true }).click()

  const call = home.getByRole('alertdialog')
  await call.getByText('DIỄN TẬP', { exact: true }).waitFor()
  // Nobody is to call the fire brigade to a drill.
  expect(await call.getByRole('link', { name: /^114/ }).count()).toBe(0)
  await call.getByRole('button', { name: 'An toàn' }).click()

  await head.waitForURL(/\/bao-dong\//)
  await head.getByText('1 trên 7 nhà đã trả lời').waitFor()
  await head.getByRole('button', { name: 'Kết thúc' }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
  await head.getByText('Đã kết thúc').waitFor()
  await head.getByRole('link', { name: 'Kết quả diễn tập' }).click()
  await head.getByRole('heading', { level: 1, name: /^Kết quả diễn tập/ }).waitFor()
  const answered = head.getByRole('row').filter({ hasText: 'An toàn' })
  await expect.poll(() => answered.innerText(), soon).toMatch(/\d+ giây/)
})

journey(
  'held for three seconds, Cancel closes the sheet as always, and those on duty are called in silence',
  async ({ arrive }) => {
    const caller = await arrive('resident', { viewport: phone })
    const neighbour = await arrive('team_head', { viewport: phone })
    const officer = await arrive('commune_police', { viewport: desktop })
    await Promise.all([caller, neighbour, officer].map((page) => page.goto('/nha')))
    await openSheet(caller)
    const sheet = caller.getByRole('dialog', { name: /^Báo động tới/ })
    await press(caller, 'dialog', 'Huỷ', 3200)
    await sheet.waitFor({ state: 'detached' })

    const call = officer.getByRole('alertdialog')
    await call.getByText(/^Báo thầm/).waitFor()
    expect(await caller.getByText('Đang có báo động').count()).toBe(0)
    expect(await neighbour.getByRole('alertdialog').count()).toBe(0)
    await call.getByRole('button', { name: 'Mở bảng theo dõi' }).click()
    await officer.getByRole('button', { name: 'Kết thúc' }).click()
    const ending = officer.getByRole('dialog', { name: 'Kết thúc' })
    await ending.getByLabel('Cần lực lượng chuyên nghiệp').check()
    await ending.getByRole('button', { name: 'Kết thúc' }).click()
    await officer.getByText('Cần lực lượng chuyên nghiệp').waitFor()
  },
)

journey(
  'when the house cannot be reached at all, its address shows the numbers to call',
  async ({ arrive }) => {
    const caller = await arrive('resident', { viewport: phone })
    await caller.goto('/nha')
    await caller.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await caller.context().setOffline(true)
    await caller.goto('/nha')
    const fire = caller.getByRole('link', { name: '114 Cháy, cứu hộ' })
    expect(await fire.getAttribute('href')).toBe('tel:114')
    await caller.context().setOffline(false)
  },
)

async function openSheet(page: Page) {
  await page.getByRole('button', { name: 'Báo động', exact: true }).click()
}

/** Holds the great button until it has rung. */
async function hold(page: Page, within: 'main' | 'dialog') {
  await press(page, within, /^Báo động/, 1700)
}

async function press(page: Page, within: 'main' | 'dialog', name: string | RegExp, lasts: number) {
  const button = page.getByRole(within).getByRole('button', { name })
  await button.scrollIntoViewIfNeeded()
  await button.click({ delay: lasts })
}

/** Where the page of one’s own team stands. */
async function teamOf(page: Page) {
  const { teams } = (await (await page.request.get('/api/alarms/open')).json()) as {
    teams: { keeperId: string; team: { id: string } }[]
  }
  const [mine] = teams
  return `/xa/${mine?.keeperId}/to-lien-gia/${mine?.team.id}`
}
