import type { Page } from 'playwright-core'
import { checklists } from '../contract/checklists.ts'
import { covenants } from '../contract/covenants.ts'
import { duties } from '../contract/duties.ts'
import { dutyBooks } from '../contract/duty-books.ts'
import { setUp } from '../contract/set-up.ts'
import { signals } from '../contract/signals.ts'
import { today } from '../server/platform/days.ts'
import { uuid7 } from '../server/platform/uuid7.ts'
import { aroundNow, ask, enterModel, postOf } from './living.ts'

type Made = Awaited<ReturnType<typeof enterModel>>

/** A model of a type in the village of the sign-in page, made for its pages to be looked at. */
async function model(officer: Page, unitId: string, type: string): Promise<Made> {
  return enterModel(officer, { type, name: `Xem trang ${type}`, unitId })
}

/** A model whose set-up has begun, with a covenant in two versions of which the first is signed. */
export async function covenanted(officer: Page, unitId: string) {
  const made = await model(officer, unitId, 'self-managed-household-safe-hamlet')
  const of = { keeperId: made.keeperId, modelId: made.modelId }
  const on = today()
  await ask(officer, setUp.begin, { ...of, from: on })
  const at = { ...of, id: uuid7() }
  const text = 'Điều 1. Tắt nhạc từ 22 giờ.'
  const title = 'Quy ước để xem'
  await ask(officer, covenants.make, { ...at, title, text, signers: 20, kind: 'convention' })
  const numbers = { households: 20, present: 18, agreed: 15, against: 2, blank: 1 }
  await ask(officer, covenants.vote, {
    ...at,
    ...numbers,
    voteId: uuid7(),
    number: 1,
    on,
    way: 'show_of_hands',
    content: title,
    decision: 'Thông qua.',
    signedBy: {
      chair: 'Lò Văn Chủ',
      secretary: 'Hà Thị Ký',
      front: 'Cà Văn Trận',
      witnesses: ['Vì Văn Một', 'Quàng Thị Hai'],
    },
  })
  await ask(officer, covenants.send, { ...at, number: 1, on })
  const decided = { number: 1, on, recognised: true, decision: '12/QĐ-UBND' }
  await ask(officer, covenants.decide, { ...at, ...decided })
  const signatures = [{ id: uuid7(), who: 'Lò Văn Ký' }]
  const { edition } = await ask(officer, covenants.enter, { ...at, on, way: 'phone', signatures })
  await ask(officer, covenants.write, { ...at, edition, text: `${text}\n\nĐiều 2. Thăm nhau.` })
  return { ...made, covenant: `${made.page}/quy-uoc/${at.id}` }
}

/** A landing with a boat, stopped for a storm. */
export async function stopped(officer: Page, unitId: string) {
  const made = await model(officer, unitId, 'inland-waterway-safety')
  const of = { keeperId: made.keeperId, modelId: made.modelId }
  const answers = { name: 'Đò để xem', kind: 'ferry', seats: 12, jackets: 8 }
  await ask(officer, dutyBooks.write, { ...of, book: 'boats', id: uuid7(), answers, on: today() })
  await ask(officer, dutyBooks.stop, { ...of, id: uuid7(), reason: 'Bão số 5' })
  return made
}

/** A patrol with a shift that is on, which the walker begins: its route is there for them. */
export async function patrolled(officer: Page, unitId: string, walker: Page) {
  const made = await model(officer, unitId, 'people-security-team')
  const of = { keeperId: made.keeperId, modelId: made.modelId }
  const hand = { ...of, id: uuid7() }
  const { accountId } = await postOf(walker)
  await ask(officer, duties.addHand, { ...hand, accountId })
  await ask(walker, duties.answerHand, { ...hand, yes: true })
  const weekdays = [1, 2, 3, 4, 5, 6, 7]
  const line = { shift: 'night', ...aroundNow(), weekdays, hands: [hand.id], since: today() }
  await ask(officer, duties.keepRota, { ...of, id: uuid7(), ...line })
  const { mine } = await ask(walker, duties.week, of)
  await ask(walker, duties.start, { ...of, id: mine[0]?.id ?? '' })
  return made
}

/** A gong that is beaten every evening, and a checklist that was worded and gone through. */
export async function signalled(officer: Page, unitId: string) {
  const gong = await model(officer, unitId, 'security-gong')
  await ask(officer, signals.keep, {
    keeperId: gong.keeperId,
    modelId: gong.modelId,
    id: uuid7(),
    at: '21:30',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  })
  const list = await model(officer, unitId, 'five-safe')
  const of = { keeperId: list.keeperId, modelId: list.modelId }
  const items = ['nhà', 'đường', 'nước', 'điện', 'lửa'].map((each) => `An toàn ${each}`)
  await ask(officer, checklists.write, { ...of, version: 1, items })
  const met = [true, true, false, true, true]
  const notes = ['', '', 'Còn thiếu nắp bể', '', '']
  await ask(officer, checklists.look, { ...of, id: uuid7(), version: 1, on: today(), met, notes })
  return { gong, list }
}
