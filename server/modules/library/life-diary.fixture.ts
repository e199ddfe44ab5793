import sharp from 'sharp'
import { expect } from 'vitest'
import { activities, type NewActivity } from '../../../contract/activities.ts'
import { figures } from '../../../contract/figures.ts'
import { models as m } from '../../../contract/models.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Person, TestHouse } from '../../testing/house.ts'
import { done, homes, itIs } from './life-places.fixture.ts'

type At = { keeperId: string; modelId: string }
type Written = { kind: string; on: string; photo?: boolean } & Partial<
  Pick<NewActivity, 'attendance' | 'answers' | 'summary'>
>

let taken = 0

/** Takes a photo that nobody took before and sends it up, as a phone does. */
export async function photo(house: TestHouse, as: Person, { keeperId }: Pick<At, 'keeperId'>) {
  taken += 1
  // Colours so far apart that no two are one once the house has made the photo anew.
  const background = { r: (taken % 10) * 25, g: Math.floor(taken / 10) * 25, b: 90 }
  const picture = sharp({ create: { width: 48, height: 32, channels: 3, background } })
  const edge = '----edge'
  const head = [
    `--${edge}`,
    'content-disposition: form-data; name="file"; filename="anh.jpg"',
    'content-type: image/jpeg',
    '',
    '',
  ].join('\r\n')
  const end = `\r\n--${edge}--\r\n`
  const id = uuid7()
  const reply = await house.app.inject({
    method: 'POST',
    url: `/api/communes/${keeperId}/evidence?id=${id}&kind=photo`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, cookie: as.cookie },
    payload: Buffer.concat([Buffer.from(head), await picture.jpeg().toBuffer(), Buffer.from(end)]),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return id
}

/** Somebody writes in the diary on the day it happened, with a photo unless they took none. */
async function writes(house: TestHouse, as: Person, at: At, record: Written) {
  const { photo: takes = true, ...written } = record
  itIs(record.on)
  const evidence = takes ? [await photo(house, as, at)] : []
  const id = uuid7()
  return done(house, as, activities.record, { ...at, id, evidence, ...written })
}

/** Bells pressed and extinguishers looked at, in each of these months, and the list of them kept. */
export async function checks(house: TestHouse, as: Person, at: At, months: string[]) {
  for (const month of months)
    await writes(house, as, at, {
      kind: 'equipment-check',
      on: `${month}-15`,
      summary: `Bấm thử chuông, xem bình từng nhà, kỳ ${month}`,
      answers: { kind: 'alarm', checked: homes, faulty: 0 },
    })
}

/** The team sits together; so many came. */
export function meets(house: TestHouse, as: Person, at: At, [on, attendance]: [string, number]) {
  const answers = { purpose: 'routine' }
  const summary = `Tổ họp ngày ${on}`
  return writes(house, as, at, { kind: 'meeting', on, attendance, answers, summary })
}

/** The bells ring for practice, and everybody comes out. */
export function drills(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { scenario: 'fire', minutes: 4, alarmsHeard: true }
  const summary = `Diễn tập ngày ${on}`
  return writes(house, as, at, { kind: 'drill', on, attendance: 12, answers, summary })
}

/** The team looks back at itself. */
export function looksBack(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { kind: 'interim' as const, proposal: 'keep' as const }
  const summary = `Sơ kết ngày ${on}: không để xảy ra cháy`
  return writes(house, as, at, { kind: 'model-review', on, answers, summary })
}

/** The day it was launched. */
export function launches(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { kind: 'new', decision: '45/QĐ-UBND' }
  const summary = 'Công bố quyết định, ra mắt tổ'
  return writes(house, as, at, { kind: 'launch-ceremony', on, attendance: 20, answers, summary })
}

/** Something was given: written in the diary, and on the list that everybody reads. */
export async function receives(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { kind: 'goods', goods: '7 bình chữa cháy', published: true }
  await writes(house, as, at, { kind: 'contribution-received', on, answers })
  const { keeperId, modelId: id } = at
  const gave = { contributionId: uuid7(), gave: '7 bình chữa cháy', on }
  await done(house, as, m.receive, { keeperId, id, ...gave })
}

/** A fire was put out before it was one. */
export function putsOut(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { onSpot: true, majorDamage: false, cause: 'electric' }
  const summary = 'Chập điện ở bếp, cả tổ đến dập ngay'
  return writes(house, as, at, { kind: 'fire-incident', on, answers, summary })
}

/** The same words as the last time, and no photo. */
export function copiesOut(house: TestHouse, as: Person, at: At, on: string) {
  const answers = { kind: 'alarm', checked: homes, faulty: 0 }
  const summary = 'Kiểm tra chuông, bình chữa cháy đều tốt'
  return writes(house, as, at, { kind: 'equipment-check', on, photo: false, answers, summary })
}

/** Every bell and extinguisher is on the list, in order, looked at on a day. */
export async function lists(
  house: TestHouse,
  as: Person,
  { keeperId, modelId }: At,
  { on, ids }: { on: string; ids: [string, string] },
) {
  itIs(on)
  for (const [at, name] of ['Chuông, nút báo động', 'Bình chữa cháy'].entries())
    await done(house, as, m.keepEquipment, {
      keeperId,
      id: modelId,
      equipmentId: ids[at] ?? '',
      name,
      count: homes,
      condition: 'good',
      checkedOn: on,
    })
}

/** What is counted at a place as of today, by indicator: those that were asked about. */
export async function counts(house: TestHouse, unitId: string, ...indicators: string[]) {
  await house.settle()
  const { totals } = await done(house, undefined, figures.dashboard, { unitId, months: 60 })
  const amounts = new Map(totals.map(({ indicator, amount }) => [indicator, amount]))
  return indicators.map((indicator) => amounts.get(indicator) ?? 0)
}
