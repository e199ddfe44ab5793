import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accounts, type Me } from '../contract/accounts.ts'
import { sealed } from '../contract/sealed.ts'
import { units } from '../contract/units.ts'
import { type Arrive, journey } from './journey.ts'

/** What locks everybody's keys in the demonstration; a keyboard without marks will do. */
const words = 'chuong tre dau ban ngan xa'
const otherWords = 'suối trong núi biếc rừng xanh đồng lúa'
const newWords = 'mùa này hoa ban nở trắng lưng đồi'

journey(
  'where there was no desk its first officer sets one up, lets a second in who reads out a fingerprint, and it receives tips',
  async ({ arrive }) => {
    const { communeId, first, second } = await twoOfficers(arrive)
    const path = `/xa/${communeId}/ban-tin-kin/khoa`
    await first.goto(path)
    await first.getByRole('heading', { name: 'Lập bàn tin kín' }).waitFor()
    await makeByWords(first, newWords)
    await first.getByRole('button', { name: 'Lập bàn tin kín' }).click()
    await first.getByText('Chưa nhận tin').waitFor()

    await second.goto(path)
    await second.getByRole('button', { name: 'Làm khoá' }).click()
    await makeByWords(second, otherWords)
    await second.getByRole('button', { name: 'Gửi khoá đi chờ nhận' }).click()
    await second.getByRole('heading', { name: 'Khoá của bạn đang chờ được nhận' }).waitFor()
    const sign = await second.locator('.fingerprint.large').first().innerText()

    await first.reload()
    await unlock(first, newWords)
    await first.getByRole('button', { name: 'Nhận vào' }).click()
    const dialog = first.getByRole('dialog')
    expect(await dialog.locator('.fingerprint').innerText()).toBe(sign)
    await dialog.getByLabel(/^Tôi đã nghe/).check()
    await dialog.getByRole('button', { name: 'Nhận vào' }).click()
    await first.getByText('Đang nhận tin').waitFor()
    await first.getByText('Đã kiểm 3 dòng: khớp').waitFor()
  },
)

journey(
  'an officer locks the keys with a passkey, leaves nothing of them in the browser, and changes them',
  async ({ arrive }) => {
    const police = await officeOf(arrive, 'province_police')
    await addAuthenticator(police)
    await unlock(police, words)
    await police.getByRole('button', { name: 'Đổi cụm từ hoặc cách khoá' }).click()
    await police.getByLabel(/^Khoá truy cập của máy này/).check()
    await police.getByRole('button', { name: 'Đổi cụm từ hoặc cách khoá' }).click()
    await police.getByRole('button', { name: 'Khoá lại ngay' }).click()
    await police.getByText('Mở bằng vân tay', { exact: false }).waitFor()
    const stored = await police.evaluate(() =>
      [localStorage, sessionStorage].flatMap((each) => Object.values(each)).join(),
    )
    expect(stored).toMatch(/"seq":/)
    expect(stored).not.toMatch(/AGE-SECRET-KEY/i)

    await police.getByRole('button', { name: 'Mở khoá', exact: true }).click()
    await police.getByRole('button', { name: 'Đổi khoá' }).click()
    await makeByWords(police, newWords)
    await police.getByRole('button', { name: 'Làm khoá mới' }).click()
    await police.getByText(/^Khoá của .* bị rút$/).waitFor()
    await police.reload()
    await unlock(police, newWords)
    await police.getByRole('heading', { name: 'Khoá đang mở trên máy này' }).waitFor()
    await readsATip(police)
  },
)

journey(
  'an officer who forgot the words comes back through two holders who heard the fingerprint, and reads again',
  async ({ arrive }) => {
    const police = await officeOf(arrive, 'commune_police')
    const front = await officeOf(arrive, 'commune_front')
    const committee = await officeOf(arrive, 'commune_committee')
    const before = await police.locator('.card .fingerprint.large').innerText()
    await unlock(police, newWords)
    await police.getByText('Cụm từ chưa đúng', { exact: false }).waitFor()
    await police.getByRole('button', { name: 'Tôi không mở được khoá' }).click()
    await makeByWords(police, newWords)
    await police.getByRole('button', { name: 'Gửi khoá đi chờ nhận' }).click()
    await police.getByRole('heading', { name: 'Khoá của bạn đang chờ được nhận' }).waitFor()
    const sign = await police.locator('.fingerprint.large').first().innerText()
    await police.getByText('Hỏi hai người giữ khoá dự phòng').click()
    await police.getByLabel('Quên cụm từ').check()
    await police.getByRole('button', { name: 'Hỏi', exact: true }).click()
    await police.getByText('Cần hai người; đã có 0.').waitFor()

    for (const holder of [front, committee]) {
      await holder.reload()
      await unlock(holder, words)
      await holder.getByRole('button', { name: 'Đưa phần của tôi' }).click()
      const dialog = holder.getByRole('dialog')
      expect(await dialog.locator('.fingerprint').innerText()).toBe(sign)
      await dialog.getByLabel(/^Tôi đã nghe/).check()
      await dialog.getByRole('button', { name: 'Đưa phần của tôi' }).click()
      await holder.getByText('Bạn đã đưa phần của mình.').waitFor()
    }
    await police.reload()
    await unlock(police, newWords)
    await police.getByRole('button', { name: 'Mở lại và niêm phong' }).click()
    await police.getByText('đã mở lại', { exact: true }).waitFor()
    await police.getByText(/cùng ký/).waitFor()
    await police.getByText(/^Khoá của .* bị rút$/).waitFor()
    expect(await police.locator('.card .fingerprint.large').innerText()).toBe(before)
    await readsATip(police)

    await front.reload()
    await front.getByRole('button', { name: 'Tôi biết những khoá này' }).click()
    await front.getByText('đã mở lại', { exact: true }).waitFor()
  },
)

type Role = NonNullable<Parameters<Arrive>[0]>

/** Somebody of the last place of the demonstration, at the page of their desk's keys: its keys are changed here. */
async function officeOf(arrive: Arrive, role: Role) {
  const page = await arrive()
  await page.goto('/')
  const people = (await (await page.request.get(accounts.demoPeople.path)).json()) as {
    accountId: string
    role: string
  }[]
  const accountId = people.findLast((person) => person.role === role)?.accountId
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post(accounts.demo.path, { data: { accountId }, headers })
  const me = (await (await page.request.get(accounts.me.path)).json()) as Pick<Me, 'posts'>
  await page.goto(`/xa/${me.posts[0]?.keeperId}/ban-tin-kin/khoa`)
  await page.getByRole('heading', { name: 'Khoá của bàn tin kín', exact: true }).waitFor()
  return page
}

/** Two officers just engaged at a commune of the province that has no desk yet. */
async function twoOfficers(arrive: Arrive) {
  const [province, administrator] = [await arrive('province_police'), await arrive('administrator')]
  await administrator.goto('/')
  const { posts } = (await (await province.request.get(accounts.me.path)).json()) as Pick<
    Me,
    'posts'
  >
  const below = units.below.path.replace(':id', posts[0]?.unit.id ?? '')
  const communes = (await (await province.request.get(below)).json()) as { id: string }[]
  const desks = (await (await province.request.get(sealed.desks.path)).json()) as {
    keeperId: string
  }[]
  const commune = communes.find(({ id }) => !desks.some(({ keeperId }) => keeperId === id))
  const communeId = commune?.id ?? ''
  const engage = (name: string, username: string) =>
    engaged(arrive, administrator, { keeperId: communeId, unitId: communeId, name, username })
  return {
    communeId,
    first: await engage('Lò Thị Xuân', 'xuan.lo'),
    second: await engage('Vì Văn Phong', 'phong.vi'),
  }
}

type Engaged = { keeperId: string; unitId: string; name: string; username: string }

/** Engages somebody as commune police and brings them in with a second factor, as officers' work asks. */
async function engaged(arrive: Arrive, by: Page, person: Engaged) {
  const headers = { origin: new URL(by.url()).origin }
  const say = async ({ request }: Page, path: string, data: object): Promise<unknown> => {
    const reply = await request.post(path, { data, headers })
    expect(reply.status(), await reply.text()).toBe(200)
    return reply.json()
  }
  const { keeperId, ...staff } = person
  const engaging = accounts.addStaff.path.replace(':keeperId', keeperId)
  const role: Role = 'commune_police'
  const { password } = (await say(by, engaging, { ...staff, role })) as { password: string }
  const page = await arrive()
  const { username } = person
  await say(page, accounts.password.path, { username, password })
  const { secret } = (await say(page, accounts.startTotp.path, {})) as { secret: string }
  const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate()
  await say(page, accounts.confirmTotp.path, { code })
  return page
}

/** What was sealed to others before is open to this officer's keys: words of tips, not their mere number. */
async function readsATip(page: Page) {
  await page.getByRole('link', { name: 'Hàng đợi tin' }).click()
  await page.locator('.tip-line.open').first().waitFor()
}

async function makeByWords(page: Page, passphrase: string) {
  await page.getByLabel(/^Gõ cụm từ/).fill(passphrase)
  await page.getByText('khó đoán').waitFor()
  await page.getByLabel(/^Gõ lại lần nữa/).fill(passphrase)
  await page.getByRole('button', { name: 'Làm khoá' }).click()
  await page.getByRole('heading', { name: 'Giấy ghi để mở lại khoá' }).waitFor()
  await page.getByLabel(/^Tôi đã cất giấy/).check()
}

async function unlock(page: Page, passphrase: string) {
  await page.getByLabel(/^Cụm từ mở khoá/).fill(passphrase)
  await page.getByRole('button', { name: 'Mở khoá', exact: true }).click()
}

/** A passkey that lives in the browser, always there, with the secret that locks keys. */
async function addAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
