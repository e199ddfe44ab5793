import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import type { House } from '../../platform/context.ts'
import { ending } from './delivery-wave.ts'
import { numbersOf } from './numbers.ts'
import type { RosterTeam } from './roster.ts'
import type { ToldAlarm } from './told.ts'

type Language = 'vi' | 'en'

/** What leaves the house for a phone whose screen is dark. */
const words = {
  vi: {
    drill: 'DIỄN TẬP',
    notReal: 'DIỄN TẬP, không phải thật.',
    over: 'Hết báo động',
    mistaken: 'Báo nhầm',
    call: (number: string) => `Gọi ${number}`,
    coming: 'Tôi đến',
    safe: 'An toàn',
  },
  en: {
    drill: 'DRILL',
    notReal: 'DRILL, not real.',
    over: 'The alarm is over',
    mistaken: 'A mistake',
    call: (number: string) => `Call ${number}`,
    coming: 'I am coming',
    safe: 'Safe',
  },
} satisfies Record<Language, unknown>

/** What is said of an alarm: what it is, whose home, which team, whom to call. */
type Telling = { house: House; alarm: ToldAlarm; team: RosterTeam; round: number }

function parts({ house, alarm, team, round }: Telling, language: Language) {
  const said = words[language]
  const kind = house.catalog.alarms.get(alarm.kind)
  const calls = kind?.calls[language] ?? alarm.kind
  const name = kind?.name[language] ?? alarm.kind
  const end = alarm.closed?.outcome === 'false_alarm' ? said.mistaken : said.over
  return {
    said,
    first: round === ending ? `${end}: ${name}.` : calls,
    home: homeOf(alarm, team),
    call: round === ending ? '' : said.call(numberOf(house, kind)),
  }
}

/** Where it was called from first; none for somebody on duty, or a button of the lane. */
function homeOf({ callers }: ToldAlarm, { homes }: RosterTeam) {
  return homes.find(({ id }) => id === callers[0]?.homeId)?.name ?? ''
}

function numberOf(house: House, kind: AlarmKind | undefined) {
  return numbersOf(house)[kind?.number ?? 'disaster']
}

/** What a browser is woken with. */
export function pushOf(telling: Telling, language: Language) {
  const { alarm, team, round } = telling
  const { said, first, home, call } = parts(telling, language)
  return {
    id: alarm.id,
    keeperId: alarm.keeperId,
    teamId: alarm.teamId,
    kind: alarm.kind,
    drill: alarm.drill,
    team: calledOf(team),
    title: alarm.drill ? `${said.drill} · ${first}` : first,
    body: [home, calledOf(team), call].filter(Boolean).join(' · '),
    lang: language,
    over: round === ending,
    answers:
      round === ending
        ? []
        : [
            { action: 'coming', title: said.coming },
            { action: 'safe', title: said.safe },
          ],
  }
}

/** As people call it: “số 1” alone says nothing. */
export function calledOf({ unit }: Pick<RosterTeam, 'unit'>) {
  return `${unit.title} ${unit.name}`
}

/** The same in one SMS: 160 plain letters, or 70 with their accents. Long names are cut, never the number to call. */
export function smsOf(telling: Telling) {
  const { language, smsLetters } = telling.house.config
  const { said, first, home, call } = parts(telling, language)
  const write = smsLetters === 'plain' ? plain : (text: string) => text.normalize('NFC')
  const most = smsLetters === 'plain' ? 160 : 70
  const compose = (names: string[]) =>
    write(
      [telling.alarm.drill ? said.notReal : '', first, names.filter(Boolean).join(', '), call]
        .filter(Boolean)
        .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
        .join(' '),
    )
  const names = [home, calledOf(telling.team)]
  while (compose(names).length > most) {
    const longest = names[0] && names[0].length > (names[1]?.length ?? 0) ? 0 : 1
    if ((names[longest]?.length ?? 0) < 6) break
    names[longest] = (names[longest] ?? '').slice(0, -1).trimEnd()
  }
  return compose(names).slice(0, most)
}

/** Letters that every modem and the oldest phone know: no accents, nothing outside the GSM alphabet. */
export function plain(text: string) {
  return text
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[^A-Za-z0-9 .,:;!?()'"/+&%#@=*<>-]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
