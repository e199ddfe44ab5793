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
  const told = toldNow(alarm).flatMap((circle) => roster.circle(team, circle))
  if (alarm.silent) return new Set(told)
  return new Set([...told, ...alarm.callers.flatMap(({ accountId }) => accountId ?? [])])
}

/** Whether somebody's screen is told of an alarm: the same, asked for one. */
export function hears(roster: Roster, alarm: ToldAlarm, accountId: string) {
  const team = roster.team(alarm.teamId)
  const called = alarm.callers.some((caller) => caller.accountId === accountId)
  if (!team) return called
  const told = toldNow(alarm).some((circle) => roster.inCircle(team, circle, accountId))
  return told || (called && !alarm.silent)
}

function toldNow({ silent, circles }: ToldAlarm): Circle[] {
  return silent ? unseen : [...new Set<Circle>([...circles, 'police'])]
}

/** The accounts that an event newly concerns, who are woken even when their screen is dark. */
export function wokenBy(roster: Roster, alarm: ToldAlarm, circles: Iterable<Circle>) {
  const team = roster.team(alarm.teamId)
  if (!team) return new Set<string>()
  const reached = alarm.silent ? unseen : [...circles]
  return new Set(reached.flatMap((circle) => roster.circle(team, circle)))
}
