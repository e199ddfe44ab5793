import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import type { Place } from '../../../contract/wire.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound, Refusal, wrong } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { AlarmEvent, By } from './events.ts'
import { homeIn } from './access.ts'
import { mayHoldDrill, mayRaise } from './policy.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Asked = z.output<(typeof contract.raise)['input']>

/** A press, from whatever it came. */
type Press = {
  id: string
  teamId: string
  kind: string
  drill: boolean
  silent: boolean
  text: string
  place?: Place | undefined
  by: By
  /** It was made long ago, and reaches us only now: recorded, and nothing rings for it. */
  late?: Date
}

/** Presses of one home that are taken in a minute; more are the same alarm anyway. */
const mostPresses = 6
const minute = 60_000

/** Raises the alarm of a team for somebody who lives there or answers for it. */
export function raise(alarms: Alarms) {
  return async ({ actor }: Pick<Ctx, 'actor'>, asked: Asked) => {
    const { keeperId, id, teamId, drill, silent, kind, text, place } = asked
    const team = alarms.roster.team(teamId)
    const homeId = homeIn(team, actor.accountId)
    const member = homeId !== undefined
    if (!team || team.keeperId !== keeperId || !mayRaise(actor, { path: team.path, member }))
      throw notFound('team')
    if (drill) allow(mayHoldDrill(actor, team.path))
    if (!alarms.house.catalog.alarms.has(kind)) throw wrong('kind', 'not_offered')
    if (drill && silent) throw wrong('silent', 'not_in_a_drill')
    const by = { accountId: actor.accountId, name: actor.name, ...(homeId ? { homeId } : {}) }
    const press = { id, teamId, kind, drill, silent, text, by, ...(place ? { place } : {}) }
    return answerOf(await pressed(alarms, press), id)
  }
}

/** What a press does, whoever or whatever made it: a new alarm, or one more caller in the one that rings. */
export async function pressed(alarms: Alarms, press: Press): Promise<ToldAlarm> {
  const { watch, roster } = alarms
  const team = roster.team(press.teamId)
  if (!team) throw notFound('team')
  const known = watch.alarm(press.id) ?? callIn(alarms, press)
  if (known) return heardBefore(alarms, known, press)
  const ringing = watch.ofTeam(press.teamId, press.drill)
  if (ringing && tooMany(ringing, press.by)) throw new Refusal(429, 'alarm.pressed_often')
  const { id, kind, drill, silent, text, place, by, late } = press
  const common = {
    keeperId: team.keeperId,
    teamId: team.id,
    at: (late ?? new Date()).toISOString(),
    by,
    kind,
    drill,
    silent,
    text,
    ...(place ? { place } : {}),
    ...(late ? { late: true } : {}),
    id: uuid7(late?.getTime()),
  }
  const event =
    ringing && !late
      ? { ...common, alarmId: ringing.id, what: 'joined' as const, pressId: id }
      : { ...common, alarmId: id, what: 'raised' as const }
  await watch.happen(event)
  return watch.alarm(event.alarmId) ?? missing()
}

/** The same press sent again, which had become one more caller; the alarm may have ended meanwhile. */
function callIn({ watch }: Alarms, press: Press) {
  return watch
    .recent()
    .find(
      ({ teamId, events }) => teamId === press.teamId && events.some((event) => isOf(event, press)),
    )
}

function isOf(event: AlarmEvent, { id }: Press) {
  return (
    (event.what === 'raised' && event.alarmId === id) ||
    (event.what === 'joined' && event.pressId === id)
  )
}

/** Sent again, it is answered when it is safe: the process that heard it first may be gone, and what it knew with it. */
async function heardBefore({ keep }: Alarms, alarm: ToldAlarm, press: Press) {
  const event = alarm.events.find((one) => isOf(one, press))
  if (event) await keep.keep(event)
  return alarm
}

/** One home pressing without end is one caller; the first press of a home is never refused. */
function tooMany(alarm: ToldAlarm, { accountId, deviceId, homeId }: By) {
  const since = new Date(Date.now() - minute).toISOString()
  const same = alarm.callers.filter(
    (caller) =>
      caller.at > since &&
      (homeId
        ? caller.homeId === homeId
        : caller.accountId === accountId && caller.deviceId === deviceId),
  )
  return same.length >= mostPresses
}

function missing(): never {
  throw conflict('alarm.closed')
}

function answerOf({ keeperId, id, raisedAt }: ToldAlarm, asked: string) {
  return { keeperId, id, raisedAt, joined: id !== asked }
}
