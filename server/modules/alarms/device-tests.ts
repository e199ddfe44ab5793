import type { z } from 'zod'
import type { devices as contract } from '../../../contract/devices.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx, House } from '../../platform/context.ts'
import { firstDay, monthOf, today } from '../../platform/days.ts'
import { inScope, itself } from '../../platform/db/scope.ts'
import { Refusal } from '../../platform/errors.ts'
import { deviceToChange } from './device-read.ts'
import { topicsOf } from './device-rules.ts'

declare module '../../platform/bus.ts' {
  interface Events {
    /** The month's test of some device is owed: its team is reminded. */
    'alarms.tests_owed': { keeperId: string; teamId: string }
  }
}

type At = z.output<(typeof contract.test)['input']>

/** How long somebody has to press the button, or a siren to say that it sounded, in milliseconds. */
const running = 2 * 60 * 1000
/** Days at the start of a month on which those who owe a test are told. */
const tellingDays = 7

/** The tests that run at this moment: a press that answers one is no alarm, once. */
export function runTests() {
  const until = new Map<string, number>()
  return {
    begin: (deviceId: string) => void until.set(deviceId, Date.now() + running),
    /** Whether what the device just did answers its test, which then is over. */
    passes(deviceId: string) {
      const end = until.get(deviceId)
      until.delete(deviceId)
      return end !== undefined && end > Date.now()
    },
  }
}

export type Tests = ReturnType<typeof runTests>

/** Asks a siren to sound for a moment, or a button to be pressed. */
export function testDevice(tests: Tests) {
  return async (ctx: Ctx, at: At) => {
    const { id, teamId } = await deviceToChange(ctx, at)
    tests.begin(id)
    await ctx.house.mqtt.say(topicsOf({ id, teamId }).set, 'TEST').catch(() => {
      throw new Refusal(503, 'broker.away')
    })
    return { done: true as const }
  }
}

/** Tells the teams that owe the month's test, every night of its first week. */
export async function tellOwedTests(house: House, day = today()) {
  if (Number(day.slice(8)) > tellingDays) return
  await inScope(house.db, itself, async (db) => {
    const teams = await db
      .selectFrom('alarms.device')
      .select(['keeperId', 'teamId'])
      .distinct()
      .where('retiredAt', 'is', null)
      .where((is) =>
        is.or([is('testedOn', 'is', null), is('testedOn', '<', firstDay(monthOf(day)))]),
      )
      .execute()
    await announce({ db, house }, 'alarms.tests_owed', teams)
  })
  house.bus.wake()
}
