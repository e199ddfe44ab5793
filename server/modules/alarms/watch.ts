import type { House } from '../../platform/context.ts'
import { AlarmEvent, type Raised } from './events.ts'
import { type Keep, openKeep, writeMerged } from './keep.ts'
import { openRoster, type Roster } from './roster.ts'
import { retold, told, type ToldAlarm } from './told.ts'

/** `here`: it happens now, in this process, which wakes phones and sirens; the others only show it. */
type Heard = (event: AlarmEvent, alarm: ToldAlarm, here: boolean) => void

/** What the parts of the alarm share: who lives where, what is open, and how something new is said. */
export type Alarms = { house: House; roster: Roster; watch: Watch; keep: Keep }
export type Watch = ReturnType<typeof openWatch>['watch']

/** Two presses of one team this close are one alarm, whichever process heard which first, in milliseconds. */
const together = 15_000
/** How long a closed alarm is still shown to a screen that comes back. */
const shown = 60 * 60 * 1000

/**
 * The open alarms, in memory of every process: what happens is told here first, to screens, sirens and
 * phones, and to the other processes; keeping it goes on beside.
 */
export function openWatch(house: House) {
  const alarms = new Map<string, ToldAlarm>()
  const early = new Map<string, AlarmEvent[]>()
  const instead = new Map<string, string>()
  const listeners: Heard[] = []
  const keep = openKeep(house, (id) => alarms.get(id))

  function put(given: AlarmEvent, here: boolean) {
    const event = readdressed(given)
    const before = alarms.get(event.alarmId)
    if (event.what === 'raised' && !before) {
      const rival = ringing(event)
      if (rival) return merge(rival, event)
    }
    const after = before
      ? told(before, event)
      : retold([...(early.get(event.alarmId) ?? []), event])
    if (!after) {
      early.set(event.alarmId, [...(early.get(event.alarmId) ?? []), event])
      return undefined
    }
    early.delete(event.alarmId)
    if (after === before) return after
    alarms.set(after.id, after)
    const now = here && !after.late
    for (const listener of listeners) listener(event, after, now)
    return after
  }

  function readdressed<Event extends AlarmEvent>(event: Event): Event {
    const alarmId = instead.get(event.alarmId)
    return alarmId ? { ...event, alarmId } : event
  }

  function ringing({ teamId, drill, at }: Raised) {
    return [...alarms.values()].find(
      (alarm) =>
        alarm.teamId === teamId &&
        alarm.drill === drill &&
        !alarm.closed &&
        Math.abs(Date.parse(alarm.raisedAt) - Date.parse(at)) < together,
    )
  }

  /** Two processes heard a press of one team in the same moment: the earlier id is the alarm, the other a caller more. */
  function merge(mine: ToldAlarm, theirs: Raised) {
    const [into, from] =
      mine.id < theirs.alarmId ? [mine.id, theirs.alarmId] : [theirs.alarmId, mine.id]
    instead.set(from, into)
    alarms.delete(from)
    const events = [...mine.events, theirs].map((event) =>
      event.what === 'raised' && event.alarmId === from
        ? { ...event, what: 'joined' as const, pressId: from, alarmId: into }
        : { ...event, alarmId: into },
    )
    const one = retold(events)
    if (!one) return undefined
    alarms.set(into, one)
    writeMerged(house, { keeperId: mine.keeperId, from, into }).catch(() => undefined)
    const joined = events.find((event) => event.what === 'joined')
    if (joined) for (const listener of listeners) listener(joined, one, false)
    return one
  }

  const watch = {
    onEvent: (listener: Heard) => void listeners.push(listener),
    alarm: (id: string) => alarms.get(instead.get(id) ?? id),
    open: () => [...alarms.values()].filter(({ closed }) => !closed),
    recent: () => [...alarms.values()],
    /** The open alarm of a team, if its bell rings already. */
    ofTeam: (teamId: string, drill: boolean) =>
      [...alarms.values()].find(
        (alarm) => alarm.teamId === teamId && alarm.drill === drill && !alarm.closed,
      ),
    /** Something happened: everybody is told at once; answers once it is safe. */
    async happen(event: AlarmEvent) {
      if (!put(event, true)) throw new Error(`nothing is known of alarm ${event.alarmId}`)
      house.mqtt.publish(`alarm/${event.keeperId}/${event.teamId}`, event).catch(() => undefined)
      await keep.keep(event)
    },
    /** It happened in another process of the house. */
    hear(payload: unknown) {
      const event = AlarmEvent.safeParse(payload)
      if (event.success) put(event.data, false)
    },
    /** What was open before this process started, told to nobody anew. */
    async recall() {
      const events = await keep.recall()
      for (const alarmId of new Set(events.map((event) => event.alarmId))) {
        const alarm = retold(events.filter((event) => event.alarmId === alarmId))
        if (alarm) alarms.set(alarm.id, alarm)
      }
    },
    /** Forgets what nobody asks the memory about any more. */
    sweep(now = Date.now()) {
      for (const [id, { closed }] of alarms)
        if (closed && Date.parse(closed.at) < now - shown) alarms.delete(id)
      early.clear()
    },
  }
  return { watch, keep }
}

/** Opens the alarm: the roster, what is open, and the ear to the other processes. */
export async function openAlarms(house: House): Promise<Alarms> {
  const roster = await openRoster(house)
  const { watch, keep } = openWatch(house)
  await keep.settle()
  await watch.recall()
  await house.mqtt.subscribe('alarm/+/+', (_, payload) => watch.hear(payload))
  return { house, roster, watch, keep }
}
