import { createHash } from 'node:crypto'
import type { AlarmKind } from '../../../contract/alarm-kinds.ts'
import { happening } from './answer.ts'
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
    const due =
      alarm.closed || alarm.late ? undefined : nextDue(house.catalog.alarms.get(alarm.kind), alarm)
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
    if (!alarm || alarm.closed || !due) return
    if (due.at > Date.now()) return set(alarm)
    const event = {
      ...happening(alarm),
      id: sameId(alarm.id, due),
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

type Due = { at: number; to?: AlarmKind['carries'][number]['to']; round: number }

/** What the clock does next with an alarm and when: carry it on while nobody comes, or remind the silent. */
export function nextDue(kind: AlarmKind | undefined, alarm: ToldAlarm): Due | undefined {
  if (!kind || alarm.closed || alarm.handedOver) return undefined
  const began = Date.parse(alarm.raisedAt)
  const carried =
    someoneComes(alarm) || alarm.drill
      ? undefined
      : kind.carries.find(({ to }) => to.some((circle) => !alarm.circles.has(circle)))
  const dues: Due[] = []
  if (carried) dues.push({ at: began + carried.after * 1000, to: carried.to, round: 0 })
  const round = alarm.round + 1
  if (round <= kind.repeats.most)
    dues.push({ at: began + round * kind.repeats.every * 1000, round })
  return dues.toSorted((one, other) => one.at - other.at)[0]
}

/** The id that every process gives the same step of the same alarm: its time first, as all ids have it. */
function sameId(alarmId: string, { at, to, round }: Due) {
  const hash = createHash('sha256')
    .update(`${alarmId} ${to?.join() ?? round}`)
    .digest()
  hash.writeUIntBE(at, 0, 6)
  hash[6] = 0x70 | ((hash[6] ?? 0) & 0x0f)
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f)
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
