import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import { allow, wrong } from '../../platform/errors.ts'
import { openAlarmFor } from './access.ts'
import { happening } from './answer.ts'
import { mayChangeTeam } from './policy.ts'
import type { RosterTeam } from './roster.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Acting = Pick<Ctx, 'actor'>
type Asked<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>

/** The keeper of the team and those on duty end an alarm; a neighbour who only came to help does not. */
export function mayEnd(actor: Actor, team: RosterTeam | undefined, duty: boolean) {
  return duty || (team !== undefined && mayChangeTeam(actor, team.path))
}

/**
 * Whoever called, or lives in the home that did, may say it was a mistake. Not of what rings no bell, such
 * as violence: there the one who says so may be the one it is about, and those on duty come and see.
 */
export function mayTakeBack(
  { house }: Pick<Alarms, 'house'>,
  actor: Actor,
  { alarm, homeId }: { alarm: ToldAlarm; homeId: string | undefined },
) {
  if (house.catalog.alarms.get(alarm.kind)?.rings === false) return false
  return alarm.callers.some(
    (caller) =>
      caller.accountId === actor.accountId || (homeId !== undefined && caller.homeId === homeId),
  )
}

/** A mistake is said as soon as it is known, by whoever made it; everybody who heard the bell is told why. */
export function takeBack(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'takeBack'>) => {
    const { alarm, homeId, team, duty } = openAlarmFor(alarms, actor, asked)
    allow(mayTakeBack(alarms, actor, { alarm, homeId }) || mayEnd(actor, team, duty))
    const { reason } = asked
    await alarms.watch.happen({ ...happening(alarm), what: 'mistaken', by: by(actor), reason })
    return { done: true as const }
  }
}

/** Silences what rings; the alarm stays open. */
export function quiet(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'quiet'>) => {
    const { alarm, member, duty } = openAlarmFor(alarms, actor, asked)
    allow(member || duty)
    if (!alarm.hushed)
      await alarms.watch.happen({ ...happening(alarm), what: 'quiet', by: by(actor) })
    return { done: true as const }
  }
}

/** Carries it further at once, without waiting for the clock. */
export function carry(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'carry'>) => {
    const { alarm, member, duty } = openAlarmFor(alarms, actor, asked)
    allow(member || duty)
    if (!alarm.circles.has(asked.to))
      await alarms.watch.happen({
        ...happening(alarm),
        what: 'carried',
        by: by(actor),
        to: [asked.to],
      })
    return { done: true as const }
  }
}

/** The services have taken over; the team stands back and helps where it is asked to. */
export function handOver(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'handOver'>) => {
    const { alarm, team, duty } = openAlarmFor(alarms, actor, asked)
    allow(mayEnd(actor, team, duty))
    await alarms.watch.happen({
      ...happening(alarm),
      what: 'handed_over',
      by: by(actor),
      to: asked.to,
    })
    return { done: true as const }
  }
}

/** Ends it with what it was. A drill ends as a drill, and only a drill does. */
export function close(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'close'>) => {
    const { alarm, team, duty } = openAlarmFor(alarms, actor, asked)
    allow(mayEnd(actor, team, duty))
    const { outcome, reason } = asked
    if ((outcome === 'drill') !== alarm.drill) throw wrong('outcome', 'not_offered')
    await alarms.watch.happen({
      ...happening(alarm),
      what: 'closed',
      by: by(actor),
      outcome,
      reason,
    })
    return { done: true as const }
  }
}

function by({ accountId, name }: Actor) {
  return { accountId, name }
}
