import { create } from 'xmlbuilder2'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import type { AlarmEvent } from './events.ts'
import type { ToldAlarm } from './told.ts'

/** One message of an alarm: the first, what follows it, the word that it is over or was a mistake. */
type Message = { id: string; at: string; type: 'Alert' | 'Update' | 'Cancel'; over: boolean }

/** Where it is, as the public may know it: the residential unit, never a home. */
export type Area = { name: string; circle: string | null }

/** What all messages of this house have in common. */
export type Sender = { id: string; name: string; web: string }

const words = {
  vi: {
    code: 'vi-VN',
    over: 'Đã hết báo động.',
    mistaken: 'Báo nhầm, không có gì xảy ra.',
    drill: 'DIỄN TẬP, không phải thật.',
    call: (number: string) => `Gọi ${number}`,
  },
  en: {
    code: 'en-US',
    over: 'The alarm is over.',
    mistaken: 'A mistake: nothing has happened.',
    drill: 'DRILL, not real.',
    call: (number: string) => `Call ${number}`,
  },
} as const

/** How long a message stands when nothing follows it, in hours. */
const stands = 6

/** The messages of an alarm in the order they went out; none of what is silent. */
export function messagesOf(alarm: ToldAlarm): Message[] {
  const loud = alarm.events.findIndex((event) => 'silent' in event && !event.silent)
  if (loud < 0 || alarm.late) return []
  const ends = alarm.events.findIndex(({ what }) => what === 'mistaken' || what === 'closed')
  const heard = alarm.events.slice(loud, ends < 0 ? undefined : ends + 1)
  return heard.flatMap((event, at) => {
    const type = at === 0 ? 'Alert' : typeOf(event)
    if (!type) return []
    const over = event.what === 'mistaken' || event.what === 'closed'
    return [{ id: event.id, at: event.at, type, over }]
  })
}

function typeOf(event: AlarmEvent): Message['type'] | undefined {
  if (event.what === 'mistaken') return 'Cancel'
  if (event.what === 'closed') return event.outcome === 'false_alarm' ? 'Cancel' : 'Update'
  return event.what === 'carried' || event.what === 'handed_over' ? 'Update' : undefined
}

type Told = { alarm: ToldAlarm; kind: AlarmKind; area: Area; sender: Sender; number: string }

/** The newest message of an alarm as the Common Alerting Protocol 1.2 writes it. */
export function capOf({ alarm, kind, area, sender, number }: Told) {
  const messages = messagesOf(alarm)
  const newest = messages.at(-1)
  if (!newest) return undefined
  const before = messages.slice(0, -1).map(({ id, at }) => `${sender.id},${id},${local(at)}`)
  const info = (['vi', 'en'] as const).map((language) => {
    const said = words[language]
    const calls = newest.over
      ? said[newest.type === 'Cancel' ? 'mistaken' : 'over']
      : kind.calls[language]
    return {
      language: said.code,
      category: kind.cap.category,
      event: kind.name[language],
      responseType: newest.over ? 'AllClear' : kind.cap.responseType,
      urgency: newest.over ? 'Past' : kind.cap.urgency,
      severity: kind.cap.severity,
      certainty: newest.type === 'Cancel' ? 'Unlikely' : kind.cap.certainty,
      effective: local(newest.at),
      expires: local(newest.at, stands),
      senderName: sender.name,
      headline: legible(
        [alarm.drill ? said.drill : '', calls, area.name].filter(Boolean).join(' '),
      ),
      ...(newest.over ? {} : { instruction: kind.first.map((step) => step[language]).join('\n') }),
      web: sender.web,
      contact: said.call(number),
      area: { areaDesc: legible(area.name), ...(area.circle ? { circle: area.circle } : {}) },
    }
  })
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      alert: {
        '@xmlns': 'urn:oasis:names:tc:emergency:cap:1.2',
        identifier: newest.id,
        sender: sender.id,
        sent: local(newest.at),
        status: alarm.drill ? 'Exercise' : 'Actual',
        msgType: newest.type,
        scope: 'Public',
        ...(alarm.drill ? { note: `${words.vi.drill} / ${words.en.drill}` } : {}),
        ...(before.length > 0 ? { references: before.join(' ') } : {}),
        incidents: alarm.id,
        info,
      },
    },
  ).end({ prettyPrint: true })
}

/** Việt Nam's own clock, to the second, as the protocol wants it. */
export function local(at: string, hoursLater = 0) {
  const there = new Date(Date.parse(at) + (7 + hoursLater) * 60 * 60 * 1000)
  return `${there.toISOString().slice(0, 19)}+07:00`
}

/** Without the control characters that no XML may hold. */
export function legible(text: string) {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}
