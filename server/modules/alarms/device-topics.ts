import { z } from 'zod'
import type { SirenState } from '../../../contract/alarms.ts'
import { today } from '../../platform/days.ts'
import { parsed } from '../../platform/mqtt.ts'
import type { Odd, Said } from '../../platform/mqtt/broker.ts'
import { happening } from './answer.ts'
import type { Health } from './device-health.ts'
import { hearPresses } from './device-press.ts'
import { rings } from './device-rules.ts'
import type { Tests } from './device-tests.ts'
import type { Turns } from './device-turns.ts'
import type { RosterDevice } from './roster.ts'
import { ringsFor, type Sirens } from './sirens.ts'
import type { Alarms } from './watch.ts'

/** What the ears of the devices share. */
export type Devices = {
  alarms: Alarms
  tests: Tests
  health: Health
  turns: Turns
  odd: Odd
  /** The device did what its test asked. */
  tested: (device: RosterDevice) => void
}

const Health = z.object({
  battery: z.number().min(0).max(100).transform(Math.round).optional(),
  firmware: z.string().max(40).optional(),
})

const states: Record<string, SirenState> = { ON: 'ringing', OFF: 'quiet' }

/** Listens to the devices: presses first, then what they say of themselves. */
export async function hearDevices(devices: Devices, sirens: Sirens) {
  const { alarms, tests, health, turns, odd } = devices
  const { mqtt } = alarms.house

  /** The device a topic belongs to; on a broker of our own only that device can have said it. */
  function own(said: Said, then: (device: RosterDevice, word: string) => void) {
    const device = alarms.roster.device(said.topic.split('/')[1] ?? '')
    if (device) then(device, said.text.trim())
    else odd('device.unknown', { topic: said.topic })
  }

  function state(device: RosterDevice, word: string, { topic, retained }: Said) {
    const now = states[word.toUpperCase()]
    if (!now) return odd('message.malformed', { topic, device: device.id })
    health.notice(device, { state: now, online: true })
    if (retained) return
    if (now === 'ringing' && tests.passes(device.id)) return devices.tested(device)
    confirm(device, now)
  }

  /** What a siren says of itself is shown in every alarm it rings for. */
  function confirm(device: RosterDevice, now: SirenState) {
    for (const alarm of ringsFor(alarms, device.teamId)) {
      const known = () => alarms.watch.alarm(alarm.id)?.sirens.get(device.id)?.state === now
      if (known()) continue
      const say = () =>
        alarms.watch.happen({
          ...happening(alarm),
          what: 'siren',
          deviceId: device.id,
          state: now,
        })
      void turns.take(`${alarm.id} ${device.id} ${now}`, say, known).catch(() => undefined)
    }
  }

  function beat(device: RosterDevice, word: string, { topic }: Said) {
    const said = Health.safeParse(parsed(word))
    if (!said.success) return odd('message.malformed', { topic, device: device.id })
    health.notice(device, { ...said.data, online: true })
  }

  function available(device: RosterDevice, word: string, { topic }: Said) {
    if (word !== 'online' && word !== 'offline')
      return odd('message.malformed', { topic, device: device.id })
    const online = word === 'online'
    health.notice(device, { online })
    if (!rings(device)) return
    if (online) sirens.greet(device)
    else confirm(device, 'offline')
  }

  await mqtt.hearDevices('team/+/press', hearPresses(devices))
  await mqtt.hearDevices('device/+/state', (said) =>
    own(said, (device, word) => state(device, word, said)),
  )
  await mqtt.hearDevices('device/+/health', (said) =>
    own(said, (device, word) => beat(device, word, said)),
  )
  await mqtt.hearDevices('device/+/availability', (said) =>
    own(said, (device, word) => available(device, word, said)),
  )
  // A test that another process of the house began.
  if (mqtt.port === undefined)
    await mqtt.hearDevices('device/+/set', ({ topic, text }) => {
      if (text === 'TEST') tests.begin(topic.split('/')[1] ?? '')
    })
}

/** Marks that a device did what its test asked. */
export function testPassed(health: Health) {
  return (device: RosterDevice) => health.notice(device, { testedOn: today(), online: true })
}
