import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../platform/catalog.ts'
import { readConfig } from '../../platform/config.ts'
import type { House } from '../../platform/context.ts'
import { root } from '../../platform/root.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { ending } from './delivery-wave.ts'
import type { AlarmEvent } from './events.ts'
import type { RosterTeam } from './roster.ts'
import { plain, pushOf, smsOf } from './texts.ts'
import { retold } from './told.ts'

const catalog = await loadCatalog(join(root, 'catalog'))
const homeId = uuid7()

function telling(
  { env = {}, home = 'Nhà ông Đỗ Văn Tỵ', team = 'ngõ 12', round = 0 } = {},
  more: object = {},
  after: object[] = [],
) {
  const common = {
    alarmId: uuid7(),
    keeperId: uuid7(),
    teamId: uuid7(),
    at: '2026-11-21T03:00:00Z',
  }
  const events = [
    {
      ...common,
      id: uuid7(1),
      what: 'raised',
      by: { homeId },
      kind: 'fire',
      drill: false,
      silent: false,
      text: '',
      ...more,
    },
    ...after.map((each, at) => ({ ...common, id: uuid7(at + 2), by: {}, ...each })),
  ] as AlarmEvent[]
  const alarm = retold(events)
  if (!alarm) throw new Error('nothing was raised')
  return {
    house: { config: readConfig(env), catalog } as House,
    alarm,
    team: {
      unit: { title: 'Tổ liên gia', name: team },
      homes: [{ id: homeId, name: home }],
    } as RosterTeam,
    round,
  }
}

test('an SMS says what, where and whom to call in letters every phone shows', () => {
  expect(smsOf(telling())).toBe(
    'Chay! Can nguoi den ngay. Nha ong Do Van Ty, To lien gia ngo 12. Goi 114.',
  )
})

test('a drill says so before anything else', () => {
  expect(smsOf(telling({}, { drill: true }))).toMatch(/^DIEN TAP, khong phai that\. Chay!/)
  expect(pushOf(telling({}, { drill: true }), 'vi').title).toMatch(/^DIỄN TẬP · Cháy!/)
})

test.for([
  ['plain', 160],
  ['vietnamese', 70],
] as const)(
  'with the longest names, one message of %s letters keeps the number to call',
  ([letters, most]) => {
    const names = {
      home: 'Nhà bà Nguyễn Thị '.repeat(5).trim(),
      team: 'Tổ liên gia '.repeat(9).trim(),
    }
    for (const kind of catalog.alarms.keys()) {
      const text = smsOf(
        telling({ env: { SMS_LETTERS: letters }, ...names }, { kind, drill: true }),
      )
      expect(text.length).toBeLessThanOrEqual(most)
      if (letters === 'plain') expect(text).toMatch(/Goi 11\d\.$/)
    }
  },
)

test('with accents it is composed letters, as phones count them', () => {
  const text = smsOf(telling({ env: { SMS_LETTERS: 'vietnamese' } }))
  expect(text).toContain('Gọi 114')
  expect(text).toBe(text.normalize('NFC'))
})

test('what is over says so, and asks for no answer', () => {
  const over = { round: ending }
  const mistaken = telling(over, {}, [{ what: 'mistaken', reason: 'khói bếp' }])
  const handled = telling(over, {}, [{ what: 'closed', outcome: 'handled_by_team', reason: '' }])
  expect(smsOf(mistaken)).toMatch(/^Bao nham: Chay\. Nha ong/)
  expect(pushOf(handled, 'en')).toMatchObject({
    title: 'The alarm is over: Fire.',
    answers: [],
    over: true,
  })
})

test('a push is in its reader’s language and names no caller', () => {
  const given = telling({}, { by: { homeId, name: 'Đỗ Văn Tỵ', accountId: uuid7() }, text: 'bếp' })
  const { title, body, lang, answers } = pushOf(given, 'en')
  expect({ title, body, lang }).toEqual({
    title: 'Fire! Come at once.',
    body: 'Nhà ông Đỗ Văn Tỵ · Tổ liên gia ngõ 12 · Call 114',
    lang: 'en',
  })
  expect(answers.map(({ action }) => action)).toEqual(['coming', 'safe'])
})

test('letters no old phone knows are left out', () => {
  expect(plain('Đường “Hoà Bình” — số 5 🔥 [ngõ]')).toBe('Duong Hoa Binh - so 5 ngo')
})
