import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { alarms as contract } from '../../../contract/alarms.ts'
import type { Ctx } from '../../platform/context.ts'
import { carrierOf } from '../../platform/notify.ts'
import { alarmFor } from './access.ts'
import { keyOf, type Delivery, openLedger } from './delivery-ledger.ts'
import { type Wave, waveOf } from './delivery-wave.ts'
import { openLanes, persistently } from './push-lanes.ts'
import { openPush } from './push-send.ts'
import type { Subscriptions } from './push-subscriptions.ts'
import { pushOf, smsOf } from './texts.ts'
import type { ToldAlarm } from './told.ts'
import type { Alarms } from './watch.ts'

/** Pauses before a carrier that failed is tried again, in milliseconds. */
const again = [1000, 3000]
/** Alarms whose telling is remembered, so that nobody is told twice while the database is away. */
const mostTold = 1000

/**
 * Tells those whose screen is dark: each alarm that begins here, is carried further here or repeated here
 * goes out by push and SMS, and the ledger says how far it came. Screens never wait for it.
 */
export function openDeliveries(
  app: FastifyInstance,
  alarms: Alarms,
  subscriptions: Pick<Subscriptions, 'of' | 'forget'>,
) {
  const { house, roster, watch } = alarms
  const complain = (reason: unknown) => app.log.warn(reason)
  const ledger = openLedger(house, complain)
  const push = openPush(house)
  const carrier = carrierOf(house.config)
  const inLane = openLanes(20)
  const told = new Map<string, Set<string>>()

  watch.onEvent((event, alarm, here) => {
    if (!here) return
    if (event.what === 'answered' && event.by.accountId) {
      const { keeperId, at } = event
      ledger.mark({ keeperId, alarmId: alarm.id, who: event.by.accountId, what: 'answered', at })
    }
  })

  // The ledger's writing would stand in the way of the press's own.
  watch.afterwards((event, alarm, here) => {
    const wave = here ? waveOf(roster, alarm, event) : undefined
    if (wave) tell(alarm, wave).catch(complain)
  })

  async function tell(alarm: ToldAlarm, wave: Wave) {
    const rows = await ledger.claim(fresh(alarm, rowsOf(alarm, wave)))
    const phones = new Map(wave.texted.map(({ id, phone }) => [id, phone]))
    for (const row of rows) {
      if (row.channel === 'push') void send(row, () => wake(alarm, row))
      if (row.channel === 'sms') void send(row, () => text(alarm, row, phones.get(row.who) ?? ''))
    }
  }

  function rowsOf({ keeperId, id }: ToldAlarm, { accounts, texted, round }: Wave): Delivery[] {
    const common = { keeperId, alarmId: id, round, queuedAt: new Date().toISOString() }
    return [
      ...accounts.map((who) => ({ ...common, who, channel: 'screen' as const })),
      ...accounts
        .filter((who) => subscriptions.of(who).length > 0)
        .map((who) => ({ ...common, who, channel: 'push' as const })),
      ...texted.map((member) => ({ ...common, who: member.id, channel: 'sms' as const })),
    ]
  }

  function fresh({ id }: ToldAlarm, rows: Delivery[]) {
    const known = told.get(id) ?? new Set()
    told.set(id, known)
    const [oldest] = told.keys()
    if (told.size > mostTold && oldest !== undefined) told.delete(oldest)
    return rows.filter((row) => !known.has(keyOf(row)) && known.add(keyOf(row)))
  }

  async function send(row: Delivery, work: () => Promise<void>) {
    try {
      await work()
      ledger.write({ ...row, sentAt: new Date().toISOString() })
    } catch (reason) {
      ledger.write({ ...row, failed: reason instanceof Error ? reason.message : 'failed' })
    }
  }

  /** Wakes every browser of an account; one that hears is enough. */
  async function wake(alarm: ToldAlarm, { who, round }: Delivery) {
    const team = roster.team(alarm.teamId)
    if (!team) return
    const sent = subscriptions.of(who).map(async (browser) => {
      const payload = pushOf({ house, alarm, team, round }, browser.language)
      const how = await push.send(browser, { topic: topicOf(alarm), payload })
      if (how === 'sent') return
      await subscriptions.forget(browser).catch(complain)
      throw new Error('the browser is gone')
    })
    await Promise.any(sent).catch(({ errors }: AggregateError) => {
      throw errors[0]
    })
  }

  async function text(alarm: ToldAlarm, { round }: Delivery, phone: string) {
    const team = roster.team(alarm.teamId)
    if (!team) return
    if (!carrier) throw new Error('no carrier')
    const words = smsOf({ house, alarm, team, round })
    await inLane('sms', () => persistently(again, () => carrier.send(phone, words)))
  }

  app.addHook('onClose', async () => {
    push.close()
    await ledger.close()
  })
  return ledger
}

/** A newer word about an alarm takes the place of an older one that still waits for the phone. */
function topicOf({ id }: ToldAlarm) {
  return id.replaceAll('-', '')
}

type Seen = z.output<(typeof contract.seen)['input']>

/** The alarm reached a screen, or is before somebody's eyes. */
export function seen(alarms: Alarms, ledger: Pick<ReturnType<typeof openLedger>, 'mark'>) {
  return async ({ actor }: Pick<Ctx, 'actor'>, { channel, what, ...at }: Seen) => {
    const { alarm } = alarmFor(alarms, actor, at)
    ledger.mark({
      keeperId: alarm.keeperId,
      alarmId: alarm.id,
      who: actor.accountId,
      channel,
      what,
      at: new Date().toISOString(),
    })
    return { done: true as const }
  }
}
