import type { Circle, Outcome } from '../../../contract/alarm-kinds.ts'
import type { AlarmState, Answer, SirenState } from '../../../contract/alarms.ts'
import type { Place } from '../../../contract/wire.ts'
import type { AlarmEvent, By, Raised } from './events.ts'

type Said = { answer: Answer; at: string; by: By; place: Place | undefined }

/** An alarm as its events tell it. */
export type ToldAlarm = {
  keeperId: string
  id: string
  teamId: string
  kind: string
  drill: boolean
  silent: boolean
  late: boolean
  raisedAt: string
  text: string
  place: Place | undefined
  callers: (By & { at: string })[]
  /** The last answer of each home, and of each helper from outside the team by account. */
  homes: Map<string, Said>
  helpers: Map<string, Said>
  circles: Set<Circle>
  sirens: Map<string, { state: SirenState; at: string }>
  round: number
  hushed: boolean
  handedOver: { at: string; to: string } | undefined
  closed: { at: string; outcome: Outcome; reason: string; by: By } | undefined
  /** In the order of their ids, which is the order of the server's clock. */
  events: AlarmEvent[]
}

/**
 * The alarm after one more event. Telling the same event twice changes nothing, and what arrives out of
 * order is put in its place: every process that has heard the same events holds the same alarm.
 */
export function told(alarm: ToldAlarm | undefined, event: AlarmEvent): ToldAlarm | undefined {
  if (!alarm) return event.what === 'raised' ? begun(event) : undefined
  if (alarm.events.some(({ id }) => id === event.id)) return alarm
  const last = alarm.events.at(-1)
  const events = [...alarm.events, event]
  if (last && last.id < event.id) return step({ ...alarm, events }, event)
  return retold(events)
}

/** An alarm from all that happened in it, in whatever order it was heard; none before it was raised. */
export function retold(heard: AlarmEvent[]): ToldAlarm | undefined {
  const events = heard.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const first = events.find((event) => event.what === 'raised')
  if (!first) return undefined
  const rest = events.filter((event) => event !== first)
  return rest.reduce((alarm, event) => step(alarm, event), { ...begun(first), events })
}

function begun(event: Raised): ToldAlarm {
  const { keeperId, alarmId, teamId, kind, drill, silent, at, text, place, by } = event
  return {
    keeperId,
    id: alarmId,
    teamId,
    kind,
    drill,
    silent,
    late: event.late ?? false,
    raisedAt: at,
    text,
    place,
    callers: [{ ...by, at }],
    homes: new Map(),
    helpers: new Map(),
    circles: new Set(['team']),
    sirens: new Map(),
    round: 0,
    hushed: false,
    handedOver: undefined,
    closed: undefined,
    events: [event],
  }
}

function step(alarm: ToldAlarm, event: AlarmEvent): ToldAlarm {
  switch (event.what) {
    case 'raised':
      // Two processes heard the same press: it has the alarm's own id.
      return alarm
    case 'joined':
      return heardTwice(alarm, event) ? alarm : joined(alarm, event)
    case 'answered':
      return answered(alarm, event)
    case 'said':
      return { ...alarm, text: [alarm.text, event.text].filter(Boolean).join('\n') }
    case 'carried':
      return { ...alarm, circles: new Set([...alarm.circles, ...event.to]) }
    case 'reminded':
      return { ...alarm, round: Math.max(alarm.round, event.round) }
    case 'quiet':
      return { ...alarm, hushed: true }
    case 'siren':
      return {
        ...alarm,
        sirens: new Map(alarm.sirens).set(event.deviceId, { state: event.state, at: event.at }),
      }
    case 'handed_over':
      return { ...alarm, handedOver: { at: event.at, to: event.to } }
    case 'mistaken':
      return ended(alarm, { ...event, outcome: alarm.drill ? 'drill' : 'false_alarm' })
    case 'closed':
      return ended(alarm, event)
    case 'pictured':
      return alarm
  }
}

type Joined = Extract<AlarmEvent, { what: 'joined' }>

/** The same press, which another process took for one more caller before. */
function heardTwice({ events }: ToldAlarm, { id, pressId }: Joined) {
  return events.some(
    (event) => event.what === 'joined' && event.pressId === pressId && event.id < id,
  )
}

/** A second caller makes a silent alarm loud, if that press was; never a loud one silent. */
function joined(alarm: ToldAlarm, event: Joined) {
  return {
    ...alarm,
    silent: alarm.silent && event.silent,
    // What is called out loud is what everybody hears of.
    kind: alarm.silent && !event.silent ? event.kind : alarm.kind,
    // A press that comes at once makes it an alarm of now.
    late: alarm.late && (event.late ?? false),
    text: [alarm.text, event.text].filter(Boolean).join('\n'),
    place: alarm.place ?? event.place,
    callers: [...alarm.callers, { ...event.by, at: event.at }],
  }
}

function answered(alarm: ToldAlarm, event: Extract<AlarmEvent, { what: 'answered' }>) {
  const said = { answer: event.answer, at: event.at, by: event.by, place: event.place }
  const { homeId, accountId = '' } = event.by
  return homeId
    ? { ...alarm, homes: new Map(alarm.homes).set(homeId, said) }
    : { ...alarm, helpers: new Map(alarm.helpers).set(accountId, said) }
}

type Ending = { at: string; outcome: Outcome; reason: string; by: By }

/** The first ending stands; an answer after it is heard, and changes nothing of it. */
function ended(alarm: ToldAlarm, { at, outcome, reason, by }: Ending): ToldAlarm {
  return alarm.closed ? alarm : { ...alarm, closed: { at, outcome, reason, by } }
}

export function stateOf(alarm: ToldAlarm): AlarmState {
  if (alarm.closed) return 'closed'
  if (alarm.handedOver) return 'handed_over'
  return someoneComes(alarm) ? 'answered' : 'raised'
}

/** Has anybody said that they come? */
export function someoneComes(alarm: ToldAlarm) {
  return [...alarm.homes.values(), ...alarm.helpers.values()].some(
    ({ answer }) => answer === 'coming',
  )
}

const outward: Circle[] = ['team', 'neighbours', 'village_head', 'security_team', 'police', 'call']

/** The widest circle that has been told. */
export function circleOf(alarm: ToldAlarm): Circle {
  return outward.findLast((circle) => alarm.circles.has(circle)) ?? 'team'
}
