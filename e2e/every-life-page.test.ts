import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { library } from '../contract/library.ts'
import { models } from '../contract/models.ts'
import { notices } from '../contract/notices.ts'
import { campaigns, reviews } from '../contract/plans.ts'
import { whereNext } from '../contract/where-next.ts'
import { today } from '../server/platform/days.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { graveFaults, graveFaultsAt } from './grave-faults.ts'
import { phone } from './house.ts'
import { type Arrive, journey } from './journey.ts'
import { covenanted, patrolled, signalled, stopped } from './lived.ts'
import { ask, enterModel, postOf } from './living.ts'

journey(
  'whoever cannot see it, by day and by night, on a phone and at a desk: a set-up and its papers, a covenant and its signing',
  async ({ arrive }) => {
    const { officer, head, unitId } = await villagers(arrive)
    const { page, covenant } = await covenanted(officer, unitId)
    const papers = ['founding-decision', 'survey-record', 'regulation', 'pledge-sheet']
    const found = await faultsAt(head, [
      `${page}/lap`,
      ...papers.map((paper) => `${page}/lap/van-ban/${paper}`),
      `${page}/quy-uoc`,
      `${covenant}/bieu-quyet`,
      `${covenant}/bien-ban/1`,
      `${covenant}/in`,
      covenant,
    ])
    await head.getByRole('button', { name: 'Khác gì bản 1' }).click()
    await head.getByRole('dialog').locator('ins').first().waitFor()
    found.push(...(await faultsHere(head)))
    const resident = await arrive('resident')
    found.push(...(await faultsAt(resident, [`${covenant}/ky`])))

    expect(found).toEqual([])
  },
)

journey(
  'the same for what is done day by day: shifts and a route, books and a stop, a signal, a checklist, a pact',
  async ({ arrive }) => {
    const { officer, head, unitId, keeperId } = await villagers(arrive)
    const resident = await arrive('resident')
    const patrol = await patrolled(officer, unitId, resident)
    const { gong, list } = await signalled(officer, unitId)
    const landing = await stopped(officer, unitId)
    const name = 'Xem trang cụm'
    const pact = await enterModel(officer, { type: 'border-cluster-pact', name, unitId: keeperId })
    const found = await faultsAt(head, [
      `${patrol.page}/ca-truc`,
      `${landing.page}/so`,
      `${gong.page}/hieu-lenh`,
      `${gong.page}/so`,
      `${list.page}/danh-muc`,
    ])
    await resident.goto(`${patrol.page}/ca-truc`)
    await resident.getByText('Đường đi ca này').waitFor()
    found.push(...(await faultsHere(resident)))
    const pacts = [`${pact.page}/lien-ket`, `/xa/${keeperId}/giao-ban/lien-ket`]
    found.push(...(await faultsAt(officer, pacts)))

    expect(found).toEqual([])
  },
)

journey(
  'the same for how good a model is and what is decided: scores, a plan, reviews, campaigns, where next, whether it works',
  async ({ arrive }) => {
    const { officer, head, keeperId } = await villagers(arrive)
    const one = await modelAtWork(officer)
    const at = { keeperId, id: uuid7() }
    const review = { ...at, unitId: keeperId, kind: 'briefing' as const, on: today() }
    await ask(officer, reviews.call, review)
    const campaign = { keeperId, id: uuid7() }
    await ask(officer, campaigns.begin, {
      ...campaign,
      unitId: keeperId,
      model: { keeperId, id: one.id },
      name: 'Nhân rộng để xem',
      target: 3,
      from: today(),
      to: '2099-12-31',
      reason: 'Nơi ấy làm được.',
    })
    await ask(officer, campaigns.offer, { ...campaign, unitId: (await postOf(head)).unitId })
    const page = `/xa/${keeperId}/mo-hinh/${one.id}`
    const { problems } = await ask(officer, whereNext.weights, {})
    const incident = problems.flatMap(({ compare }) => compare)[0] ?? ''
    const found = await faultsAt(officer, [
      `${page}/cham-diem`,
      '/nhan-rong/cham-diem',
      `${page}/ke-hoach`,
      `/xa/${keeperId}/giao-ban`,
      `/xa/${keeperId}/giao-ban/${at.id}`,
      '/nhan-rong',
      `/nhan-rong/moi?mo-hinh=${keeperId}/${one.id}`,
      `/nhan-rong/dot/${keeperId}/${campaign.id}`,
      `/nhan-rong/o-dau?mo-hinh=${keeperId}/${one.id}`,
      `/nhan-rong/tac-dung?${new URLSearchParams({ loai: one.type, vu: incident })}`,
    ])
    found.push(...(await faultsAt(head, ['/nhan-rong/loi-moi', `${page}/cham-diem`])))

    expect(found).toEqual([])
  },
)

journey(
  'the same for what others learn from it: the family tree, lessons, notices, what one follows, a playbook from elsewhere',
  async ({ arrive }) => {
    const { officer, head, keeperId } = await villagers(arrive)
    const one = await modelAtWork(officer)
    const page = `/xa/${keeperId}/mo-hinh/${one.id}`
    const notice = { keeperId, id: uuid7() }
    const title = 'Kinh nghiệm để xem'
    const text = 'Bắt đầu từ ba hộ gần nhau, rồi mời thêm từng nhà một.'
    await ask(officer, notices.write, { ...notice, modelId: one.id, title, text })
    await ask(head, library.follow, { keeperId, modelId: one.id })
    const found = await faultsAt(officer, [
      `${page}/hoc-tap`,
      '/nhan-rong/thong-bao',
      `/nhan-rong/thong-bao/${keeperId}/${notice.id}`,
      `/xa/${keeperId}/giao-ban/kich-ban`,
    ])
    found.push(...(await faultsAt(head, ['/nhan-rong/dang-theo-doi'])))
    const stranger = await arrive()
    found.push(...(await faultsAt(stranger, [`${page}/gia-dinh`, `${page}/hoc-tap`])))

    expect(found).toEqual([])
  },
)

/** The officer of the commune and the head of the village that the sign-in page offers first. */
async function villagers(arrive: Arrive) {
  const officer = await arrive('commune_police')
  const head = await arrive('village_head')
  return { officer, head, ...(await postOf(head)) }
}

/** A model of the commune that has been at work for a while. */
async function modelAtWork(officer: Page) {
  const { keeperId } = await postOf(officer)
  const { models: all } = await ask(officer, models.list, { under: keeperId, limit: 50 })
  const one = all.find((each) => each.type === 'inter-household-group')
  if (!one) throw new Error('the commune has no such model')
  return one
}

/** What axe finds grave at these addresses, and which of them a thumb must push aside to read. */
async function faultsAt(page: Page, paths: string[]) {
  const found: string[] = []
  for (const path of paths) {
    found.push(...(await graveFaultsAt(page, [path])))
    found.push(...(await tooWide(page)))
  }
  return found
}

async function faultsHere(page: Page) {
  return [...(await graveFaults(page)), ...(await tooWide(page))]
}

/** What stands out beyond the edge of a phone. */
async function tooWide(page: Page) {
  await page.setViewportSize(phone)
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return wide > 0 ? [`${new URL(page.url()).pathname} is ${wide} wider than a phone`] : []
}
