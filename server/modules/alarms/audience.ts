import type { Circle } from '../../../contract/alarm-kinds.ts'
import type { Roster } from './roster.ts'
import type { ToldAlarm } from './told.ts'

/** A silent alarm is for those who can come unseen: no neighbour, no bell. */
const unseen: Circle[] = ['village_head', 'security_team', 'police']

/**
 * Whose screens are told of an alarm: its team, whoever it was carried to, whoever called, and the ward's
 * duty from the first moment. Of a silent one only those on duty.
 */
export function audienceOf(roster: Roster, alarm: ToldAlarm): Set<string> {
  const team = roster.team(alarm.teamId)
  if (!team) return new Set(alarm.callers.flatMap(({ accountId }) => accountId ?? []))
  if (alarm.silent) return new Set(unseen.flatMap((circle) => roster.circle(team, circle)))
  const circles = new Set<Circle>([...alarm.circles, 'police'])
  return new Set([
    ...[...circles].flatMap((circle) => roster.circle(team, circle)),
    ...alarm.callers.flatMap(({ accountId }) => accountId ?? []),
  ])
}

/** The accounts that an event newly concerns, who are woken even when their screen is dark. */
export function wokenBy(roster: Roster, alarm: ToldAlarm, circles: Iterable<Circle>) {
  const team = roster.team(alarm.teamId)
  if (!team) return new Set<string>()
  const reached = alarm.silent ? unseen : [...circles]
  return new Set(reached.flatMap((circle) => roster.circle(team, circle)))
}
