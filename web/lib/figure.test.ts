import { expect, test } from 'vitest'
import { drawFigure } from './figure.ts'

type Given = Parameters<typeof drawFigure>[0]

const blank: Given = {
  indicator: 'model.count',
  value: null,
  valueMax: null,
  denominator: null,
  date: null,
  qualifier: 'exact',
  word: null,
  unitWord: '',
}

/** Every figure of the five articles, and the words in which its source says it. */
const published: [string, string, Partial<Given>][] = [
  [
    'TH-01',
    'gần 1.000 mô hình',
    { value: 1000, qualifier: 'nearly', word: 'gần', unitWord: 'mô hình' },
  ],
  [
    'TH-02',
    '19/27 đơn vị cấp huyện',
    {
      indicator: 'model.coverage.district',
      value: 19,
      denominator: 27,
      qualifier: 'exact',
      unitWord: 'đơn vị cấp huyện',
    },
  ],
  [
    'TH-03',
    '19/27 đơn vị cấp huyện',
    {
      indicator: 'model.coverage.district',
      value: 19,
      denominator: 27,
      qualifier: 'exact',
      unitWord: 'đơn vị cấp huyện',
    },
  ],
  ['TH-04', '68 mô hình', { value: 68, qualifier: 'exact', unitWord: 'mô hình' }],
  [
    'TH-05',
    'hàng nghìn nguồn tin',
    { qualifier: 'magnitude', word: 'hàng nghìn', unitWord: 'nguồn tin' },
  ],
  [
    'TH-06',
    'gần 25.500 nguồn tin',
    { value: 25500, qualifier: 'nearly', word: 'gần', unitWord: 'nguồn tin' },
  ],
  ['TH-07', 'nhiều vụ án', { qualifier: 'magnitude', word: 'nhiều', unitWord: 'vụ án' }],
  ['TH-08', 'hàng chục người', { qualifier: 'magnitude', word: 'hàng chục', unitWord: 'người' }],
  [
    'TH-09',
    'hàng trăm vụ việc',
    { qualifier: 'magnitude', word: 'hàng trăm', unitWord: 'vụ việc' },
  ],
  ['TH-10', 'không điểm nóng', { value: 0, qualifier: 'none', unitWord: 'điểm nóng' }],
  ['TB-01', 'gần 200 cuộc', { value: 200, qualifier: 'nearly', word: 'gần', unitWord: 'cuộc' }],
  [
    'TB-02',
    'hơn 56.600 lượt người',
    { value: 56600, qualifier: 'more_than', word: 'hơn', unitWord: 'lượt người' },
  ],
  ['TB-03', 'gần 500 chiếc', { value: 500, qualifier: 'nearly', word: 'gần', unitWord: 'chiếc' }],
  [
    'TB-04',
    'hơn 100.000 tờ',
    { value: 100000, qualifier: 'more_than', word: 'hơn', unitWord: 'tờ' },
  ],
  [
    'TB-05',
    'hơn 150 tin/bài/phóng sự',
    { value: 150, qualifier: 'more_than', word: 'hơn', unitWord: 'tin/bài/phóng sự' },
  ],
  [
    'TB-06',
    '100 %',
    { indicator: 'commitment.coveragePct', value: 100, qualifier: 'exact', unitWord: '%' },
  ],
  ['TB-07', '1.447 mô hình', { value: 1447, qualifier: 'exact', unitWord: 'mô hình' }],
  ['TB-08', '729 hòm thư', { value: 729, qualifier: 'exact', unitWord: 'hòm thư' }],
  ['TB-09', '1.929 tổ', { value: 1929, qualifier: 'exact', unitWord: 'tổ' }],
  [
    'TB-10',
    'gần 1.000 nguồn tin',
    { value: 1000, qualifier: 'nearly', word: 'gần', unitWord: 'nguồn tin' },
  ],
  [
    'TB-11',
    'trên 400 vụ việc',
    { value: 400, qualifier: 'over', word: 'trên', unitWord: 'vụ việc' },
  ],
  ['TB-12', '73 khẩu', { value: 73, qualifier: 'exact', unitWord: 'khẩu' }],
  ['TB-13', '1.225 viên', { value: 1225, qualifier: 'exact', unitWord: 'viên' }],
  ['TB-14', '29 quả', { value: 29, qualifier: 'exact', unitWord: 'quả' }],
  ['TB-15', '1,57 kg', { value: 1.57, qualifier: 'exact', unitWord: 'kg' }],
  ['TB-16', '93 kíp', { value: 93, qualifier: 'exact', unitWord: 'kíp' }],
  ['TB-17', '21 chiếc', { value: 21, qualifier: 'exact', unitWord: 'chiếc' }],
  ['TB-18', '338 chiếc', { value: 338, qualifier: 'exact', unitWord: 'chiếc' }],
  ['TB-19', '69,15 kg', { value: 69.15, qualifier: 'exact', unitWord: 'kg' }],
  ['TB-20', '0,95 kg', { value: 0.95, qualifier: 'exact', unitWord: 'kg' }],
  ['TB-21', '1.689 trường hợp', { value: 1689, qualifier: 'exact', unitWord: 'trường hợp' }],
  [
    'TB-22',
    '462 trường hợp trên tổng số 1.689',
    { value: 462, denominator: 1689, qualifier: 'exact', unitWord: 'trường hợp' },
  ],
  ['SL-01', '80 mô hình', { value: 80, qualifier: 'exact', unitWord: 'mô hình' }],
  ['SL-02', '148 điểm', { value: 148, qualifier: 'exact', unitWord: 'điểm' }],
  ['SL-03', '11/2022', { date: '2022-11', qualifier: 'date' }],
  ['SL-04', '10/06/2022', { date: '2022-06-10', qualifier: 'date' }],
  ['SL-05', '8 cuộc', { value: 8, qualifier: 'exact', unitWord: 'cuộc' }],
  ['SL-06', '4 nhóm', { value: 4, qualifier: 'exact', unitWord: 'nhóm' }],
  ['SL-07', '1 tổ', { value: 1, qualifier: 'exact', unitWord: 'tổ' }],
  ['SL-08', '140 lượt người', { value: 140, qualifier: 'exact', unitWord: 'lượt người' }],
  ['SL-09', '12 phiếu', { value: 12, qualifier: 'exact', unitWord: 'phiếu' }],
  ['SL-10', '2 khẩu', { value: 2, qualifier: 'exact', unitWord: 'khẩu' }],
  ['SL-11', 'không vụ', { value: 0, qualifier: 'none', unitWord: 'vụ' }],
  ['SL-12', '10/2023', { date: '2023-10', qualifier: 'date' }],
  ['SL-13', '63 người', { value: 63, qualifier: 'exact', unitWord: 'người' }],
  ['SL-14', '5 chiếc', { value: 5, qualifier: 'exact', unitWord: 'chiếc' }],
  ['SL-15', '5 người', { value: 5, qualifier: 'exact', unitWord: 'người' }],
  [
    'SL-16',
    '5–8 triệu đồng/tháng',
    { value: 5, valueMax: 8, qualifier: 'range', unitWord: 'triệu đồng/tháng' },
  ],
  ['SL-17', '25 người', { value: 25, qualifier: 'exact', unitWord: 'người' }],
  [
    'SL-18',
    '8–10 triệu đồng/tháng',
    { value: 8, valueMax: 10, qualifier: 'range', unitWord: 'triệu đồng/tháng' },
  ],
  [
    'SL-19',
    '6–8 triệu đồng/tháng',
    { value: 6, valueMax: 8, qualifier: 'range', unitWord: 'triệu đồng/tháng' },
  ],
  [
    'SL-20',
    'hàng chục mô hình',
    { qualifier: 'magnitude', word: 'hàng chục', unitWord: 'mô hình' },
  ],
  ['QT-00', '—', { qualifier: 'no_figure' }],
  ['PT-01', '38 loại mô hình', { value: 38, qualifier: 'exact', unitWord: 'loại mô hình' }],
  ['PT-02', '5–7 hộ/tổ', { value: 5, valueMax: 7, qualifier: 'range', unitWord: 'hộ/tổ' }],
  ['PT-03', '2020', { date: '2020', qualifier: 'date' }],
  [
    'PT-04',
    '3 tỉnh',
    { indicator: 'model.coverage.formerProvinces', value: 3, qualifier: 'exact', unitWord: 'tỉnh' },
  ],
  ['PT-05', '331 điểm', { value: 331, qualifier: 'exact', unitWord: 'điểm' }],
  [
    'PT-06',
    'hàng nghìn nguồn tin',
    { qualifier: 'magnitude', word: 'hàng nghìn', unitWord: 'nguồn tin' },
  ],
  ['PT-07', 'nhiều vụ', { qualifier: 'magnitude', word: 'nhiều', unitWord: 'vụ' }],
  ['PT-08', 'không vụ', { value: 0, qualifier: 'none', unitWord: 'vụ' }],
  ['PT-09', 'nhiều vụ', { qualifier: 'magnitude', word: 'nhiều', unitWord: 'vụ' }],
]

test.each(published)('%s is drawn as its source says it: %s', (_, text, given) => {
  expect(drawFigure({ ...blank, ...given }).text).toBe(text)
})

test('a figure comes apart for the page', () => {
  const nearly: Partial<Given> = {
    value: 1000,
    qualifier: 'nearly',
    word: 'gần',
    unitWord: 'mô hình',
  }
  expect(drawFigure({ ...blank, ...nearly })).toEqual({
    lead: 'gần',
    number: '1.000',
    unit: 'mô hình',
    of: '',
    text: 'gần 1.000 mô hình',
  })
})

test('in English the same figure keeps its qualifier and takes the unit it is given', () => {
  const more: Partial<Given> = {
    value: 56_600,
    qualifier: 'more_than',
    word: 'hơn',
    unitWord: 'lượt người',
  }
  expect(drawFigure({ ...blank, ...more }, 'en', 'attendances').text).toBe(
    'more than 56,600 attendances',
  )
  const word: Partial<Given> = { qualifier: 'magnitude', word: 'hàng nghìn', unitWord: 'nguồn tin' }
  expect(drawFigure({ ...blank, ...word }, 'en', 'tips').text).toBe('thousands of tips')
})
