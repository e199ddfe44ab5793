import { beforeAll, describe, expect } from 'vitest'
import { figures } from '../contract/figures.ts'
import type { ReportedFigure } from '../contract/figures.ts'
import { unitIds } from '../server/modules/units/module.ts'
import { openTestHouse, test } from '../server/testing/house.ts'
import { loadDemonstration } from './load.ts'

/** What the five articles say, by hand from the articles: ref | where | indicator | as it is said. */
const said = `
TH-01 | Thanh Hóa | model.count | nearly: gần 1000 mô hình
TH-02 | Thanh Hóa | model.coverage.district | exact: 19/27 đơn vị cấp huyện
TH-03 | Thanh Hóa | model.coverage.district | exact: 19/27 đơn vị cấp huyện
TH-04 | Thanh Hóa | model.replicated | exact: 68 mô hình
TH-05 | Thanh Hóa | tip.total | magnitude: hàng nghìn nguồn tin
TH-06 | Thanh Hóa | tip.valuable | nearly: gần 25500 nguồn tin
TH-07 | Thanh Hóa | case.detected | magnitude: nhiều vụ án
TH-08 | Thanh Hóa | fugitive.arrested | magnitude: hàng chục người
TH-09 | Thanh Hóa | dispute.resolved | magnitude: hàng trăm vụ việc
TH-10 | Thanh Hóa | hotspot.count | none: không để phát sinh 0 điểm nóng
TB-01 | Thái Bình | outreach.sessions | nearly: gần 200 cuộc
TB-02 | Thái Bình | outreach.attendances | more_than: hơn 56600 lượt người
TB-03 | Thái Bình | outreach.visualItems | nearly: gần 500 chiếc
TB-04 | Thái Bình | outreach.leaflets | more_than: hơn 100000 tờ
TB-05 | Thái Bình | outreach.mediaItems | more_than: hơn 150 tin/bài/phóng sự
TB-06 | Thái Bình | commitment.coveragePct | exact: 100 %
TB-07 | Thái Bình | model.count | exact: 1447 mô hình
TB-08 | Thái Bình | tipbox.count | exact: 729 hòm thư
TB-09 | Thái Bình | covidTeam.count | exact: 1929 tổ
TB-10 | Thái Bình | tip.valuable | nearly: gần 1000 nguồn tin
TB-11 | Thái Bình | case.detected | over: trên 400 vụ việc
TB-12 | Thái Bình | weapon.gun.all | exact: 73 khẩu
TB-13 | Thái Bình | weapon.ammunition | exact: 1225 viên
TB-14 | Thái Bình | weapon.explosiveOrdnance | exact: 29 quả
TB-15 | Thái Bình | weapon.explosiveKg | exact: 1.57 kg
TB-16 | Thái Bình | weapon.detonator | exact: 93 kíp
TB-17 | Thái Bình | weapon.supportTool | exact: 21 chiếc
TB-18 | Thái Bình | weapon.rudimentary | exact: 338 chiếc
TB-19 | Thái Bình | weapon.fireworkKg | exact: 69.15 kg
TB-20 | Thái Bình | weapon.fireworkPowderKg | exact: 0.95 kg
TB-21 | Thái Bình | communityEducation.placed | exact: 1689 trường hợp
TB-22 | Thái Bình | communityEducation.released | exact: 462/1689 trường hợp
SL-01 | Sơn La | model.count | exact: 80 mô hình
SL-02 | Sơn La | model.point.count | exact: 148 điểm
SL-03 | Sơn La | model.startedOn | date: 2022-11
SL-04 | Quỳnh Chiên | model.startedOn | date: 2022-06-10
SL-05 | Quỳnh Chiên | outreach.sessions | exact: 8 cuộc
SL-06 | Quỳnh Chiên | selfMgmtGroup.count | exact: 4 nhóm
SL-07 | Quỳnh Chiên | securityTeam.count | exact: 1 tổ
SL-08 | Quỳnh Chiên | meeting.attendances | exact: 140 lượt người
SL-09 | Quỳnh Chiên | tip.slipValuable | exact: 12 phiếu
SL-10 | Quỳnh Chiên | weapon.gun.homemade | exact: 2 khẩu
SL-11 | Quỳnh Chiên | incident.security | none: không 0 vụ
SL-12 | Ngọc Chiến | model.startedOn | date: 2023-10
SL-13 | Ngọc Chiến | postRehab.participants | exact: 63 người
SL-14 | Ngọc Chiến | postRehab.motorbikes | exact: 5 chiếc
SL-15 | Ngọc Chiến | postRehab.motorbikeRecipients | exact: 5 người
SL-16 | Ngọc Chiến | income.monthlyRange | range: 5–8 triệu đồng/tháng
SL-17 | Ngọc Chiến | postRehab.jobsCreated | exact: 25 người
SL-18 | Ngọc Chiến | income.monthlyRange | range: 8–10 triệu đồng/tháng
SL-20 | Sơn La | model.advancedMagnitude | magnitude: hàng chục mô hình
QT-00 | Quảng Trung | none | no_figure:
PT-01 | Phú Thọ | model.typeCount | exact: 38 loại mô hình
PT-02 | Phú Thọ | lienGia.householdsPerTeam | range: 5–7 hộ/tổ
PT-03 | Phú Thọ | model.startedOn | date: 2020
PT-04 | Phú Thọ | model.coverage.formerProvinces | exact: 3 tỉnh
PT-05 | Phú Thọ | model.point.count | exact: 331 điểm
PT-06 | Phú Thọ | tip.valuable | magnitude: hàng nghìn nguồn tin
PT-07 | Phú Thọ | fire.smallHandled | magnitude: nhiều vụ
PT-08 | Phú Thọ | fire.majorDamage | none: không để xảy ra 0 vụ
PT-09 | Phú Thọ | case.detectedByCamera | magnitude: nhiều vụ`
  .trim()
  .split('\n')

function lineOf({
  ref,
  unit,
  indicator,
  qualifier,
  word,
  value,
  valueMax,
  denominator,
  date,
  unitWord,
}: ReportedFigure) {
  const amount =
    value === null
      ? date
      : `${value}${valueMax === null ? '' : `–${valueMax}`}${denominator === null ? '' : `/${denominator}`}`
  return [
    ref,
    unit.name,
    indicator,
    [`${qualifier}:`, word, amount, unitWord].filter(Boolean).join(' '),
  ].join(' | ')
}

describe('the published figures', () => {
  let house: Awaited<ReturnType<typeof openTestHouse>>
  beforeAll(async () => {
    house = await openTestHouse({})
    await loadDemonstration(house.house, house.db, () => {})
    return () => house.close()
  })
  const under = async (unitId: string, map: 'today' | 'old' = 'today') =>
    (await house.ask(undefined, figures.reported, { unitId, map })).body

  test('stand on the front page word for word, province by province of today', async () => {
    const { body } = await house.ask(undefined, figures.published, {})
    const lines = body.flatMap((each) => each.figures.map(lineOf))
    expect(lines.toSorted()).toEqual(said.toSorted())
    expect(body.map(({ province }) => province.name)).toEqual([
      'Hưng Yên',
      'Phú Thọ',
      'Quảng Trị',
      'Sơn La',
      'Thanh Hóa',
    ])
  })

  test('of Thái Bình stand under Hưng Yên, with the map they were made on', async () => {
    const found = (await under(unitIds.provinceId('33'))).find(({ ref }) => ref === 'TB-07')
    expect(found).toMatchObject({
      value: 1447,
      unit: { name: 'Thái Bình', validTo: '2025-06-30' },
      from: '2022-02-21',
      source: { publishedOn: '2022-02-21' },
    })
  })

  test('keep their periods: to date is from a day on, a year is a year', async () => {
    const found = await under(unitIds.provinceId('14'))
    expect(found.find(({ ref }) => ref === 'SL-08')).toMatchObject({
      periodKind: 'to_date',
      from: '2022-06-10',
      to: null,
    })
    expect(found.find(({ ref }) => ref === 'SL-13')).toMatchObject({
      periodKind: 'to_date',
      from: '2023-10-01',
      to: null,
    })
  })

  test('never say what one person told of themselves, though it is kept', async () => {
    const kept = await house.db
      .selectFrom('indicators.reported')
      .select(['ref', 'withheld'])
      .execute()
    expect(kept).toHaveLength(62)
    expect(kept.filter(({ withheld }) => withheld).map(({ ref }) => ref)).toEqual(['SL-19'])
    const officer = await house.person('province_police', {
      id: unitIds.provinceId('14'),
      keeperId: unitIds.provinceId('14'),
    })
    for (const who of [undefined, officer]) {
      for (const unitId of [
        unitIds.nationId,
        unitIds.provinceId('14'),
        unitIds.communeId('03820'),
      ]) {
        for (const map of ['today', 'old'] as const) {
          const { body } = await house.ask(who, figures.reported, { unitId, map })
          expect(body.map(({ ref }) => ref)).not.toContain('SL-19')
        }
      }
    }
  })
})
