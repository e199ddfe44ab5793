import type { Page } from 'playwright-core'
import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { phone } from './house.ts'
import { type Arrive, journey, soon } from './journey.ts'

journey(
  'a resident takes up an invitation and later comes in by the code shown on the screen, and by no other',
  async ({ arrive }) => {
    const link = await inviteAResident(arrive)
    const page = await arrive(undefined, { viewport: phone })
    await page.goto(link)
    await page.getByLabel('Họ và tên').fill('Quàng Thị Mây')
    await page.getByLabel('Số điện thoại').fill('0912 345 678')
    await page.getByRole('button', { name: 'Gửi mã' }).click()
    await page.getByLabel('Mã sáu số').fill(await shownCode(page))
    await page.getByRole('button', { name: 'Nhận lời' }).click()
    await page.getByRole('heading', { name: 'Chào Quàng Thị Mây' }).waitFor()
    await signOut(page)

    await page.goto('/dang-nhap')
    await page.getByLabel('Số điện thoại').fill('0912345678')
    await page.getByRole('button', { name: 'Gửi mã' }).click()
    const code = await shownCode(page)
    const wrong = code.startsWith('1') ? `2${code.slice(1)}` : `1${code.slice(1)}`
    const form = page.locator('form', { hasText: 'Bằng số điện thoại' })
    await form.getByLabel('Mã sáu số').fill(wrong)
    await form.getByRole('button', { name: 'Vào' }).click()
    await form.getByText('Mã chưa đúng hoặc đã hết hạn.').waitFor()
    await form.getByLabel('Mã sáu số').fill(code)
    await form.getByRole('button', { name: 'Vào' }).click()
    await page.getByRole('heading', { name: 'Chào Quàng Thị Mây' }).waitFor()
  },
)

journey(
  'an officer guards the account with an authenticator and a passkey, comes back by the passkey, and ends a session left open',
  async ({ arrive }) => {
    const { username, password } = await addAnOfficer(arrive)
    const elsewhere = await arrive()
    await enterPassword(elsewhere, username, password)
    const page = await arrive()
    await addAuthenticator(page)
    await enterPassword(page, username, password)
    await enrol(page)
    await signOut(page)

    await page.goto('/dang-nhap')
    await page.getByRole('button', { name: 'Dùng khoá truy cập' }).click()
    await page.getByRole('heading', { name: 'Chào Lường Thị Vân' }).waitFor()

    await page.goto('/cai-dat')
    await page.getByRole('listitem').filter({ hasText: 'phiên này' }).waitFor()
    const left = page.getByRole('listitem').filter({ hasText: 'Vào bằng mật khẩu, một bước' })
    await left.getByRole('button', { name: 'Đóng phiên' }).click()
    await page.getByText('Đã đóng phiên').waitFor()
    await left.waitFor({ state: 'detached' })
    await elsewhere.goto('/cai-dat')
    await elsewhere.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  },
)

async function inviteAResident(arrive: Arrive) {
  const head = await arrive('village_head')
  await head.goto('/nha')
  await head.getByRole('link', { name: 'Người và vai trò' }).click()
  await head.getByRole('button', { name: 'Tạo lời mời' }).click()
  const card = head.getByRole('dialog', { name: 'Tạo lời mời' })
  await card.getByLabel('Ở đơn vị').fill('quynh chien')
  await card.getByRole('option', { name: 'Bản Quỳnh Chiên' }).click()
  await card.getByLabel('Việc được giao').selectOption('Người dân')
  await card.getByRole('button', { name: 'Tạo lời mời' }).click()
  await card.getByRole('img', { name: 'Mã QR của lời mời' }).waitFor()
  return card.getByText(/^http/).innerText()
}

/** The code that the demonstration shows instead of sending. */
async function shownCode(page: Page) {
  const said = await page.getByText(/^Không gian trình diễn không gửi tin nhắn/).innerText()
  return /\d{6}/.exec(said)?.[0] ?? ''
}

async function signOut(page: Page) {
  await page.getByRole('banner').getByRole('group').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('link', { name: 'Đăng nhập' }).first().waitFor()
}

async function addAnOfficer(arrive: Arrive) {
  const police = await arrive('commune_police')
  const username = 'van.luong'
  await police.goto('/nha')
  await police.getByRole('link', { name: 'Người và vai trò' }).click()
  await police.getByRole('button', { name: 'Thêm cán bộ' }).click()
  const form = police.getByRole('dialog', { name: 'Thêm cán bộ' })
  await form.getByLabel('Họ và tên').fill('Lường Thị Vân')
  await form.getByLabel('Tên đăng nhập').fill(username)
  await form.getByLabel('Việc được giao').selectOption('Công an xã')
  await form.getByRole('button', { name: 'Tạo tài khoản' }).click()
  const said = form.getByRole('status').filter({ hasText: 'Mật khẩu:' })
  const password = await said.getByRole('paragraph').nth(1).innerText()
  return { username, password }
}

async function enterPassword(page: Page, username: string, password: string) {
  await page.goto('/dang-nhap')
  const form = page.locator('form', { hasText: 'Cán bộ' })
  await form.getByLabel('Tên đăng nhập').fill(username)
  await form.getByLabel('Mật khẩu').fill(password)
  await form.getByRole('button', { name: 'Vào' }).click()
  await page.getByRole('heading', { name: 'Chào Lường Thị Vân' }).waitFor()
}

/** A security key that lives in the browser, always there and always agreeing. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function enrol(page: Page) {
  await page.goto('/cai-dat')
  await page.getByRole('button', { name: 'Bật ứng dụng xác thực' }).click()
  const key = await page.getByText(/^Khoá: /).innerText()
  const totp = new TOTP({
    secret: Secret.fromBase32(key.replace('Khoá: ', '').replaceAll(' ', '')),
  })
  await page.getByLabel('Mã trên ứng dụng xác thực').fill(totp.generate())
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('Đã bật').waitFor()

  await page.getByLabel('Tên của máy này').fill('Máy ở trụ sở')
  await page.getByRole('button', { name: 'Thêm khoá truy cập' }).click()
  await page.getByText('Máy ở trụ sở').waitFor()
  await expect.poll(() => page.getByText('Chưa có khoá truy cập nào.').count(), soon).toBe(0)
}
