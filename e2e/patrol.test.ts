import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { duties } from '../contract/duties.ts'
import { today } from '../server/platform/days.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { phone } from './house.ts'
import { journey } from './journey.ts'
import { aroundNow, ask, enterModel, openChapter, postOf, tryTo } from './living.ts'

/** Longer than a phone waits before it looks again where the others are. */
const next = { timeout: 45_000 }

journey(
  'two walk a patrol and see each other’s route, an officer sees none, and when it ends the route is gone and the diary has it',
  async ({ arrive }) => {
    const police = await arrive('commune_police')
    const head = await arrive('village_head')
    const one = await arrive('team_head', { viewport: phone })
    const other = await arrive('resident', { viewport: phone })
    await one.context().grantPermissions(['geolocation'])
    await one.context().setGeolocation({ latitude: 21.3201, longitude: 103.9101 })
    const { model, shift } = await rostered(police, head, [one, other])
    const { name } = await postOf(one)

    for (const page of [one, other, police]) await openChapter(page, model, 'Ca trực')
    await one.getByRole('button', { name: 'Bắt đầu ca' }).click()
    await one.getByRole('button', { name: 'Ghi đường đi của tôi' }).click()
    await one.getByText('Máy đang ghi vị trí', { exact: false }).waitFor()
    await one.getByRole('button', { name: 'Thôi ghi' }).click()

    // It began on the other's phone too, and there the route is.
    await other.getByRole('button', { name: 'Kết thúc ca' }).waitFor()
    await other.getByText(`${name}: 1 điểm`, { exact: false }).waitFor(next)
    await other.getByRole('img', { name: 'Sơ đồ đường đi của ca' }).waitFor()

    await openShift(police, 'Đang trực')
    await police.getByRole('dialog').getByRole('button', { name: 'Kết thúc ca' }).waitFor()
    expect(await police.getByText('Đường đi ca này').count()).toBe(0)
    for (const page of [police, head])
      expect((await tryTo(page, duties.route, shift)).status()).toBe(403)

    await one.getByRole('button', { name: 'Kết thúc ca' }).click()
    const dialog = one.getByRole('dialog', { name: 'Kết thúc ca' })
    await dialog.getByRole('radio', { name: 'Bình thường' }).check()
    await dialog.getByRole('button', { name: 'Kết thúc và ghi sổ' }).click()
    await one.getByText('Đã kết thúc ca và ghi vào sổ.').waitFor()
    await other.getByText('Đường đi ca này').waitFor({ state: 'detached' })
    for (const page of [one, other, police])
      expect((await tryTo(page, duties.route, shift)).ok()).toBe(false)

    await police.reload()
    await openShift(police, 'Đã xong')
    await police.getByRole('dialog').getByRole('link', { name: 'Xem sổ' }).click()
    await police.getByRole('heading', { level: 1, name: 'Tuần tra' }).waitFor()
    await police.getByText('Bình thường').first().waitFor()
  },
)

/** A patrol that both take tonight, each with their own yes. */
async function rostered(police: Page, head: Page, walkers: Page[]) {
  const { unitId } = await postOf(head)
  const type = 'people-security-team'
  const model = await enterModel(police, { type, name: 'Tổ an ninh đi hai người', unitId })
  const of = { keeperId: model.keeperId, modelId: model.modelId }
  const hands: string[] = []
  for (const walker of walkers) {
    const { accountId } = await postOf(walker)
    const hand = { ...of, id: uuid7() }
    await ask(head, duties.addHand, { ...hand, accountId })
    await ask(walker, duties.answerHand, { ...hand, yes: true })
    hands.push(hand.id)
  }
  await ask(head, duties.keepRota, {
    ...of,
    id: uuid7(),
    shift: 'night',
    ...aroundNow(),
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    place: 'Đầu bản, cầu treo',
    hands,
    since: today(),
  })
  const { mine } = await ask(walkers[0] ?? head, duties.week, of)
  return { model, shift: { ...of, id: mine[0]?.id ?? '' } }
}

/** Opens the shift of today that stands so. */
async function openShift(page: Page, state: string) {
  await page.locator('.day[data-today]').getByRole('button').filter({ hasText: state }).click()
}
