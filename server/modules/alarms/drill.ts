import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { standing } from './access.ts'
import { briefOf } from './board.ts'
import { recalled } from './stored.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Asked = z.output<(typeof contract.drillReport)['input']>

/** How each home did in a drill, beside the drill before: a record for the team, never a ranking of homes. */
export function drillReport(alarms: Alarms) {
  return async (ctx: Ctx, at: Asked) => {
    const alarm = await recalled(alarms, ctx.db, at)
    if (!alarm?.drill || !standing(alarms, ctx.actor, alarm).hears) throw notFound('alarm')
    const brief = briefOf(alarms, alarm)
    const team = alarms.roster.team(alarm.teamId)
    if (!brief || !team) throw notFound('alarm')
    const before = await drillBefore(alarms, ctx, alarm)
    const seconds = team.homes.map(({ id }) => secondsOf(alarm, id))
    const secondsBefore = team.homes.map(({ id }) => before && secondsOf(before, id))
    return {
      alarm: brief,
      before: (before && briefOf(alarms, before)) ?? null,
      homes: team.homes.map(({ id, name }, index) => ({
        id,
        name,
        answer: alarm.homes.get(id)?.answer ?? null,
        seconds: seconds[index] ?? null,
        secondsBefore: secondsBefore[index] ?? null,
      })),
      medianSeconds: median(seconds),
      medianBefore: median(secondsBefore),
      sirens: team.devices
        .filter(({ kind }) => kind === 'siren' || kind === 'bell')
        .map(({ id, name }) => ({ name, seconds: ringingAfter(alarm, id) })),
    }
  }
}

async function drillBefore(
  alarms: Alarms,
  { db }: Ctx,
  { keeperId, id, teamId, raisedAt }: ToldAlarm,
) {
  const row = await db
    .selectFrom('alarms.alarm')
    .select(['keeperId', 'id'])
    .where('keeperId', '=', keeperId)
    .where('teamId', '=', teamId)
    .where('drill', '=', true)
    .where('mergedInto', 'is', null)
    .where('id', '<>', id)
    .where('raisedAt', '<', new Date(raisedAt))
    .orderBy('raisedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && recalled(alarms, db, row)
}

/** Seconds from the bell to the home's first answer. */
function secondsOf(alarm: ToldAlarm, homeId: string) {
  const first = alarm.events.find(
    (event) => event.what === 'answered' && event.by.homeId === homeId,
  )
  return first && secondsAfter(alarm, first.at)
}

function ringingAfter(alarm: ToldAlarm, deviceId: string) {
  const first = alarm.events.find(
    (event) => event.what === 'siren' && event.deviceId === deviceId && event.state === 'ringing',
  )
  return first ? secondsAfter(alarm, first.at) : null
}

function secondsAfter({ raisedAt }: ToldAlarm, at: string) {
  return Math.round((Date.parse(at) - Date.parse(raisedAt)) / 1000)
}

/** The middle one of those that answered; none when none did. */
function median(seconds: (number | undefined)[]) {
  const known = seconds.filter((each) => each !== undefined).toSorted((one, other) => one - other)
  if (known.length === 0) return null
  const middle = Math.floor(known.length / 2)
  const [low = 0, high = 0] = [known[known.length % 2 === 0 ? middle - 1 : middle], known[middle]]
  return Math.round((low + high) / 2)
}
