import { expect, test } from 'vitest'
import { library } from '../../locales/vi/library.ts'
import { comparedCsv, type Row } from './compare-csv.ts'

const id = '01890000-0000-7000-8000-000000000000'
const unit = { id, kind: 'residential' as const, title: 'Bản', name: 'Noong; Lanh', validTo: null }
const row: Row = {
  province: 'tỉnh Sơn La',
  model: {
    keeperId: id,
    id,
    type: 'x',
    name: '=Bản "an toàn"',
    unit,
    state: 'active',
    startedOn: '2025-01-01',
    points: 2,
    teams: 0,
    lastActivityOn: null,
    decidedOn: null,
    changedFromOriginal: '',
  },
  outcome: {
    from: '2025-11',
    to: '2026-10',
    months: 12,
    alive: 22,
    recordsAMonth: 1.5,
    attendance: null,
    coverage: { signed: 19, signers: 27 },
    latest: { rating: 'effective', points: 81.5, on: '2026-10-31' },
    points: 2,
    teams: 0,
    households: 1447,
    copies: 3,
  },
  happened: { indicator: 'dispute.received', perThousand: null, suppressed: true },
}

test('the table as a spreadsheet in Việt Nam opens it: marked, in words, nothing taken for a formula', () => {
  const text = comparedCsv([row], library)
  const [heads, line, end] = text.split('\r\n')

  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(heads?.slice(1)).toBe(Object.values(library.columns).join(';'))
  expect(line).toBe(
    `"'=Bản ""an toàn""";"bản Noong; Lanh";tỉnh Sơn La;22;1,5;;19 / 27;Hiệu quả;81,5;2;;1447`,
  )
  expect(end).toBe('')
})
