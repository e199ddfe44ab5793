import type { Actor } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { hears as isTold } from './audience.ts'
import { isOfTeam, onDuty } from './policy.ts'
import type { RosterTeam } from './roster.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type At = { keeperId: string; id: string }

/** The home of the team somebody lives in, if they do. */
export function homeIn(team: RosterTeam | undefined, accountId: string) {
  return team?.members.find((member) => member.accountId === accountId)?.homeId
}

/** How somebody stands to an alarm: of its team, called to help, or on duty over the place. */
export function standing({ roster }: Alarms, actor: Actor, alarm: ToldAlarm) {
  const team = roster.team(alarm.teamId)
  const homeId = homeIn(team, actor.accountId)
  const path = team?.path ?? ''
  const duty = team !== undefined && onDuty(actor, path)
  const member = team !== undefined && isOfTeam(actor, { path, member: homeId !== undefined })
  // Of a silent alarm the caller's own team knows nothing, nor does the caller's screen.
  const hears = isTold(roster, alarm, actor.accountId) || (member && !alarm.silent) || duty
  return { team, homeId, member, duty, hears }
}

/** An alarm that concerns the actor and is remembered; to anybody else it does not exist. */
export function alarmFor(alarms: Alarms, actor: Actor, { keeperId, id }: At) {
  const alarm = alarms.watch.alarm(id)
  if (!alarm || alarm.keeperId !== keeperId) throw notFound('alarm')
  const stands = standing(alarms, actor, alarm)
  if (!stands.hears) throw notFound('alarm')
  return { alarm, ...stands }
}

/** The same, while it is open. */
export function openAlarmFor(alarms: Alarms, actor: Actor, at: At) {
  const found = alarmFor(alarms, actor, at)
  if (found.alarm.closed) throw conflict('alarm.closed')
  return found
}
