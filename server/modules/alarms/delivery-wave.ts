import type { Circle } from '../../../contract/alarm-kinds.ts'
import { wokenBy } from './audience.ts'
import type { AlarmEvent } from './events.ts'
import type { Roster, RosterMember } from './roster.ts'
import type { ToldAlarm } from './told.ts'

/** The round in which everybody who was told hears that it is over. */
export const ending = -1

/** Who is told something, all at once: accounts by screen and push, the members by SMS. */
export type Wave = { round: number; accounts: string[]; texted: RosterMember[] }

/** Whom an event makes the house speak to; none when it concerns only those who look at it already. */
export function waveOf(roster: Roster, alarm: ToldAlarm, event: AlarmEvent): Wave | undefined {
  if (alarm.late) return undefined
  switch (event.what) {
    case 'raised':
      return wave(roster, alarm, { circles: ['team'], round: 0 })
    case 'joined':
      return becameLoud(alarm, event)
        ? wave(roster, alarm, { circles: [...alarm.circles], round: 0 })
        : undefined
    case 'carried':
      return wave(roster, alarm, { circles: event.to, round: 0 })
    case 'reminded':
      return alarm.closed
        ? undefined
        : wave(roster, alarm, { circles: [...alarm.circles], round: event.round })
    case 'mistaken':
    case 'closed':
      return alarm.closed?.at === event.at
        ? wave(roster, alarm, { circles: [...alarm.circles], round: ending, not: event.by })
        : undefined
    default:
      return undefined
  }
}

/** Was it silent until this press? */
function becameLoud(alarm: ToldAlarm, event: Extract<AlarmEvent, { what: 'joined' }>) {
  const others = alarm.events.filter((one) => one !== event && 'silent' in one)
  return !event.silent && others.every((one) => 'silent' in one && one.silent)
}

type Reach = { circles: Circle[]; round: number; not?: { accountId?: string | undefined } }

function wave(roster: Roster, alarm: ToldAlarm, { circles, round, not }: Reach): Wave {
  const again = round > 0
  const spared = new Set(alarm.callers.map(({ accountId }) => accountId))
  // Whoever called knows of it; when somebody else ends it, they too must hear.
  if (round === ending) spared.clear()
  spared.add(not?.accountId)
  const team = roster.team(alarm.teamId)
  const homeOf = new Map(team?.members.map(({ accountId, homeId }) => [accountId, homeId]))
  const answered = (accountId: string | null, homeId: string | undefined) =>
    alarm.homes.has(homeId ?? '') || alarm.helpers.has(accountId ?? '')

  const accounts = [...wokenBy(roster, alarm, circles)].filter(
    (id) => !spared.has(id) && !(again && answered(id, homeOf.get(id))),
  )
  // By SMS those without the app; and once, when they stay silent, everybody else too.
  const texted = membersOf(roster, alarm, circles).filter(
    ({ accountId, homeId, phone }) =>
      phone !== null &&
      (accountId === null || (round === 1 && !spared.has(accountId))) &&
      !(again && answered(accountId, homeId)),
  )
  return { round, accounts, texted }
}

/** The people of homes that a circle reaches. Those on duty are told by the app alone; a silent alarm is for nobody's SMS. */
function membersOf(roster: Roster, alarm: ToldAlarm, circles: Circle[]) {
  const team = roster.team(alarm.teamId)
  if (!team || alarm.silent) return []
  return circles.flatMap((circle) => {
    if (circle === 'team') return team.members
    if (circle !== 'neighbours') return []
    return team.neighbours.flatMap((id) => roster.team(id)?.members ?? [])
  })
}
