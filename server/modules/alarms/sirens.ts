import { happening } from './answer.ts'
import { rings, topicsOf } from './device-rules.ts'
import type { AlarmEvent } from './events.ts'
import type { RosterDevice } from './roster.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

/** Sirens that have not confirmed are rung again this often, so many times; then they are left, in milliseconds. */
const again = 5000
const mostTimes = 24
/** After so many times a siren that says nothing is shown as out of reach. */
const timesUntilOffline = 3
/** How much later a process rings that did not hear the press itself. */
const grace = 3000
/** An alarm older than this was forgotten open: a house that starts does not wake the lane for it. */
const fresh = 30 * 60 * 1000

/** A drill sounds like no alarm: a short sound, a long pause. */
const drillTone = [0.3, 2.7]

/** Makes the sirens sound while an alarm asks for it, until each has said itself that it does. */
export function ringSirens(alarms: Alarms) {
  const { watch, roster, house } = alarms
  const timers = new Map<string, NodeJS.Timeout>()
  const times = new Map<string, number>()

  function ring(alarm: ToldAlarm, teamId: string) {
    const { id, drill } = alarm
    const kind = loudKind(alarms, alarm) ?? alarm.kind
    const tone = drill ? drillTone : (house.catalog.alarms.get(kind)?.tone ?? [])
    void say(`team/${teamId}/ring`, JSON.stringify({ id, kind, drill, tone }))
  }

  function say(topic: string, text: string) {
    return house.mqtt.say(topic, text).catch(() => undefined)
  }

  function silent(alarm: ToldAlarm) {
    return sirensOf(alarm).filter(({ id }) => alarm.sirens.get(id)?.state !== 'ringing')
  }

  function sirensOf(alarm: ToldAlarm) {
    return teamsOf(alarms, alarm).flatMap((id) => roster.team(id)?.devices.filter(rings) ?? [])
  }

  /** Rings again those who have not confirmed, one by one: an ordinary relay understands only that. */
  function insist(alarmId: string) {
    timers.delete(alarmId)
    const alarm = watch.alarm(alarmId)
    if (!alarm || !wants(alarms, alarm)) return
    const time = (times.get(alarmId) ?? 0) + 1
    times.set(alarmId, time)
    const waiting = silent(alarm)
    for (const teamId of new Set(waiting.map((device) => device.teamId))) ring(alarm, teamId)
    for (const device of waiting) void say(topicsOf(device).set, 'ON')
    if (time === timesUntilOffline) for (const device of waiting) miss(alarm, device)
    if (waiting.length > 0 && time < mostTimes) wait(alarmId, again)
  }

  function miss(alarm: ToldAlarm, { id: deviceId }: RosterDevice) {
    if (alarm.sirens.has(deviceId)) return
    void watch
      .happen({ ...happening(alarm), what: 'siren', deviceId, state: 'offline' })
      .catch(() => undefined)
  }

  function wait(alarmId: string, ms: number) {
    if (timers.has(alarmId)) return
    timers.set(
      alarmId,
      setTimeout(() => insist(alarmId), ms),
    )
  }

  function rest(alarm: ToldAlarm, here: boolean) {
    clearTimeout(timers.get(alarm.id))
    timers.delete(alarm.id)
    times.delete(alarm.id)
    if (!here) return
    for (const teamId of teamsOf(alarms, alarm)) {
      // Another alarm may still want the same bell.
      if (ringsFor(alarms, teamId).length > 0) continue
      void say(`team/${teamId}/quiet`, JSON.stringify({ id: alarm.id }))
      for (const device of roster.team(teamId)?.devices.filter(rings) ?? [])
        void say(topicsOf(device).set, 'OFF')
    }
  }

  watch.onEvent((event, alarm, here) => {
    if (ends(event)) return rest(alarm, here)
    if (!begins(event) || !wants(alarms, alarm)) return
    if (here) for (const teamId of teamsRungBy(alarms, event, alarm)) ring(alarm, teamId)
    times.delete(alarm.id)
    wait(alarm.id, here ? again : again + grace)
  })

  for (const alarm of watch.open()) {
    if (!wants(alarms, alarm) || Date.parse(alarm.raisedAt) < Date.now() - fresh) continue
    for (const teamId of teamsOf(alarms, alarm)) ring(alarm, teamId)
    wait(alarm.id, again)
  }

  return {
    /** A siren that comes back sounds at once while its team is in alarm, and is stilled when that is over. */
    greet(device: RosterDevice) {
      const [alarm] = ringsFor(alarms, device.teamId)
      void say(topicsOf(device).set, alarm ? 'ON' : 'OFF')
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

export type Sirens = ReturnType<typeof ringSirens>

/** The open alarms for which the sirens of a team sound. */
export function ringsFor(alarms: Alarms, teamId: string) {
  return alarms.watch
    .open()
    .filter((alarm) => wants(alarms, alarm) && teamsOf(alarms, alarm).includes(teamId))
}

/** Whether an alarm is one to be heard in the lane, and still is. */
function wants(alarms: Alarms, alarm: ToldAlarm) {
  const over = alarm.late || alarm.hushed || alarm.closed
  return !over && loudKind(alarms, alarm) !== undefined
}

/**
 * The kind the sirens sound for: of the last press that was loud. Somebody's fire is heard although another of the
 * team called in silence before.
 */
function loudKind({ house }: Alarms, { events }: ToldAlarm) {
  const kinds = events.flatMap((event) =>
    (event.what === 'raised' || event.what === 'joined') && !event.silent ? event.kind : [],
  )
  return kinds.findLast((kind) => house.catalog.alarms.get(kind)?.rings ?? true)
}

function teamsOf({ roster }: Alarms, alarm: ToldAlarm) {
  const carried = alarm.circles.has('neighbours') ? roster.team(alarm.teamId)?.neighbours : []
  return [alarm.teamId, ...(carried ?? [])]
}

/** One more caller rings every bell again; an alarm that is carried rings only those it comes to. */
function teamsRungBy(alarms: Alarms, event: AlarmEvent, alarm: ToldAlarm) {
  const teams = teamsOf(alarms, alarm)
  return event.what === 'carried' ? teams.filter((id) => id !== alarm.teamId) : teams
}

function begins({ what, ...event }: AlarmEvent) {
  if (what === 'raised' || what === 'joined') return true
  return what === 'carried' && 'to' in event && event.to.includes('neighbours')
}

function ends({ what }: AlarmEvent) {
  return what === 'quiet' || what === 'closed' || what === 'mistaken'
}
