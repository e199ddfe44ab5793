import type { House } from '../../platform/context.ts'
import { AlarmEvent, type Raised } from './events.ts'
import { type Keep, openKeep } from './keep.ts'
import { moved, once } from './moved.ts'
import { openRoster, type Roster } from './roster.ts'
import { openSaying } from './saying.ts'
import { retold, told, type ToldAlarm } from './told.ts'
import { openUnheard } from './unheard.ts'

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
  const afterwards: Heard[] = []
  const keep = openKeep(house, (id) => alarms.get(id))
  const say = openSaying(house)
  const unheard = openUnheard(house)

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
    tell(listeners, event, after, here && !after.late)
    return after
  }

  /** Nobody who fails to listen keeps it from the others. */
  function tell(whom: Heard[], ...[event, alarm, here]: Parameters<Heard>) {
    for (const listener of whom) {
      try {
        listener(event, alarm, here)
      } catch (reason) {
        process.emitWarning(reason instanceof Error ? reason : String(reason))
      }
    }
  }

  function readdressed(event: AlarmEvent) {
    return moved(event, instead.get(event.alarmId) ?? event.alarmId)
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
    for (const [other, was] of instead) if (was === from) instead.set(other, into)
    instead.set(from, into)
    alarms.delete(from)
    const heard = [...mine.events, theirs, ...(early.get(theirs.alarmId) ?? [])]
    early.delete(theirs.alarmId)
    const one = retold(heard.map((event) => moved(event, into)))
    if (!one) return undefined
    alarms.set(into, one)
    for (const event of heard) {
      if (event.alarmId === into) continue
      const other = moved(event, into)
      // Both processes keep it: whichever is left. The same id makes it one.
      keep.keep(other).catch(() => undefined)
      tell(listeners, other, one, false)
    }
    return one
  }

  const watch = {
    onEvent: (listener: Heard) => void listeners.push(listener),
    /** The same once it is safe, for what takes its time and must not stand in the way. */
    afterwards: (listener: Heard) => void afterwards.push(listener),
    alarm: (id: string) => alarms.get(instead.get(id) ?? id),
    open: () => [...alarms.values()].filter(({ closed }) => !closed),
    recent: () => [...alarms.values()],
    /** The open alarm of a team, if its bell rings already; for one recorded late no bell ever rang. */
    ofTeam: (teamId: string, drill: boolean) =>
      [...alarms.values()].find(
        (alarm) => alarm.teamId === teamId && alarm.drill === drill && !alarm.closed && !alarm.late,
      ),
    /** Something happened: everybody is told at once; answers once it is safe. */
    async happen(event: AlarmEvent) {
      const alarm = put(event, true)
      if (!alarm) throw new Error(`nothing is known of alarm ${event.alarmId}`)
      say(event)
      try {
        await keep.keep(event)
      } finally {
        tell(afterwards, event, alarm, !alarm.late)
      }
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
        const heard = alarms.get(alarmId)?.events ?? early.get(alarmId) ?? []
        const kept = events.filter((event) => event.alarmId === alarmId)
        const alarm = retold(once([...heard, ...kept]))
        if (alarm) alarms.set(alarmId, alarm)
      }
      for (const event of events)
        if (event.what === 'joined' && event.merged) instead.set(event.pressId, event.alarmId)
    },
    /** What the bus did not bring while the broker was away. */
    async catchUp() {
      const known = (alarmId: string, id: string) =>
        alarms.get(alarmId)?.events.some((event) => event.id === id) ?? false
      for (const event of await unheard(known)) put(event, false)
    },
    /** Forgets what nobody asks the memory about any more. */
    sweep(now = Date.now()) {
      for (const [id, { closed }] of alarms)
        if (closed && Date.parse(closed.at) < now - shown) alarms.delete(id)
      for (const [from, into] of instead) if (!alarms.has(into)) instead.delete(from)
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
  // Listening comes first: what happens while the rest is read is heard too.
  await house.mqtt.subscribe('alarm/+/+', (_, payload) => watch.hear(payload))
  await watch.recall()
  return { house, roster, watch, keep }
}
