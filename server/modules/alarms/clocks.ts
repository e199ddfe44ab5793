import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import { happening } from './answer.ts'
import { sameId } from './same-id.ts'
import { someoneComes, type ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

/** A process that did not hear the press itself waits this much longer for the one that did, in milliseconds. */
const grace = 3000

/**
 * Carries an alarm further while nobody comes, and reminds those who stay silent, by its kind's own clock.
 * The clocks are made anew from what is open whenever a process starts; two that act at once say the same
 * thing, which counts once.
 */
export function startClocks(alarms: Alarms) {
  const { watch, house } = alarms
  const timers = new Map<string, NodeJS.Timeout>()
  const mine = new Set<string>()

  function set(alarm: ToldAlarm) {
    clearTimeout(timers.get(alarm.id))
    timers.delete(alarm.id)
    const due = nextDue(house.catalog.alarms.get(alarm.kind), alarm)
    if (!due) return
    const wait = due.at - Date.now() + (mine.has(alarm.id) ? 0 : grace)
    timers.set(
      alarm.id,
      setTimeout(() => ring(alarm.id), Math.max(0, wait)),
    )
  }

  function ring(id: string) {
    const alarm = watch.alarm(id)
    const due = alarm && nextDue(house.catalog.alarms.get(alarm.kind), alarm)
    if (!alarm || !due) return
    if (due.at > Date.now()) return set(alarm)
    const event = {
      ...happening(alarm),
      id: sameId(due.at, `${alarm.id} ${due.to?.join() ?? due.round}`),
      at: new Date(due.at).toISOString(),
    }
    void watch
      .happen(
        due.to
          ? { ...event, what: 'carried', by: {}, to: due.to }
          : { ...event, what: 'reminded', round: due.round },
      )
      .catch(() => undefined)
  }

  watch.onEvent((event, alarm, here) => {
    if (here && event.what === 'raised') mine.add(alarm.id)
    if (alarm.closed) mine.delete(alarm.id)
    set(alarm)
  })
  for (const alarm of watch.open()) {
    mine.add(alarm.id)
    set(alarm)
  }
  return {
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

type Carried = { at: number; to: AlarmKind['carries'][number]['to'] }
type Due = { at: number; to?: Carried['to']; round: number }

/** Whether an alarm has a clock at all: it is of now, and still the team's own. */
function runs({ closed, late, handedOver }: ToldAlarm) {
  return !closed && !late && !handedOver
}

/** When an alarm is carried on if nobody comes, and to whom. */
export function nextCarry(kind: AlarmKind | undefined, alarm: ToldAlarm): Carried | undefined {
  if (!runs(alarm) || alarm.drill || someoneComes(alarm)) return undefined
  const next = kind?.carries.find(({ to }) => to.some((circle) => !alarm.circles.has(circle)))
  return next && { at: Date.parse(alarm.raisedAt) + next.after * 1000, to: next.to }
}

/** When those who stay silent are reminded. What nobody was there to say is said as one. */
function nextReminder(kind: AlarmKind, alarm: ToldAlarm, now: number): Due | undefined {
  if (!runs(alarm)) return undefined
  const { every, most } = kind.repeats
  const began = Date.parse(alarm.raisedAt)
  const passed = Math.floor((now - began) / (every * 1000))
  const round = Math.max(alarm.round + 1, Math.min(passed, most))
  return round <= most ? { at: began + round * every * 1000, round } : undefined
}

/** What the clock does next with an alarm and when: carry it on while nobody comes, or remind the silent. */
export function nextDue(
  kind: AlarmKind | undefined,
  alarm: ToldAlarm,
  now = Date.now(),
): Due | undefined {
  if (!kind) return undefined
  const carry = nextCarry(kind, alarm)
  const reminder = nextReminder(kind, alarm, now)
  if (carry && (!reminder || carry.at <= reminder.at)) return { ...carry, round: 0 }
  return reminder
}
