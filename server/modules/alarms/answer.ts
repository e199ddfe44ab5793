import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, notFound } from '../../platform/errors.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import { openAlarmFor } from './access.ts'
import type { By } from './events.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

type Acting = Pick<Ctx, 'actor'>
type Asked<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>

/** What every event of an alarm says of where and when. */
export function happening({ keeperId, id, teamId }: ToldAlarm) {
  return { id: uuid7(), alarmId: id, keeperId, teamId, at: new Date().toISOString() }
}

/** A home says how it stands, or a helper that they come. Somebody of the team may answer for a neighbour they see. */
export function answer(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'answer'>) => {
    const { alarm, team, homeId, member } = openAlarmFor(alarms, actor, asked)
    const named = asked.homeId
    if (named && !team?.homes.some(({ id }) => id === named)) throw notFound('home')
    if (named && named !== homeId) allow(member)
    const forHome = named ?? homeId
    const by: By = {
      accountId: actor.accountId,
      name: actor.name,
      ...(forHome ? { homeId: forHome } : {}),
    }
    const before = forHome ? alarm.homes.get(forHome) : alarm.helpers.get(actor.accountId)
    const same = before?.answer === asked.answer && before.by.accountId === actor.accountId
    if (!same) {
      await alarms.watch.happen({
        ...happening(alarm),
        what: 'answered',
        by,
        answer: asked.answer,
        ...(asked.place ? { place: asked.place } : {}),
      })
    }
    return { done: true as const }
  }
}

/** Adds words to an alarm that is already out. */
export function say(alarms: Alarms) {
  return async ({ actor }: Acting, asked: Asked<'say'>) => {
    const { alarm, homeId } = openAlarmFor(alarms, actor, asked)
    const by = { accountId: actor.accountId, name: actor.name, ...(homeId ? { homeId } : {}) }
    await alarms.watch.happen({ ...happening(alarm), what: 'said', by, text: asked.text })
    return { done: true as const }
  }
}
