import type { FastifyInstance } from 'fastify'
import { devices as contract } from '../../../contract/devices.ts'
import { route } from '../../platform/http.ts'
import { describe, undescribe } from './device-discovery.ts'
import { enrolDevice, renewDevice, retireDevice } from './device-enrol.ts'
import { keepHealth } from './device-health.ts'
import { listDevices } from './device-read.ts'
import { mayReach } from './device-rules.ts'
import { isKept } from './device-secret.ts'
import { runTests, testDevice } from './device-tests.ts'
import { type Devices, hearDevices, testPassed } from './device-topics.ts'
import { takeTurns } from './device-turns.ts'
import type { RosterDevice } from './roster.ts'
import { ringSirens } from './sirens.ts'
import type { Alarms } from './watch.ts'

/** Things that press and ring: how they are enrolled, let in, heard and made to sound. */
export async function devicesDoor(app: FastifyInstance, alarms: Alarms) {
  const { house } = app
  const { mqtt } = house
  const tests = runTests()
  const odd: Devices['odd'] = (code, about) => app.log.warn({ ...about, code }, 'device refused')

  route(app, contract.list, listDevices)
  route(app, contract.enrol, enrolDevice)
  route(app, contract.renew, renewDevice)
  route(app, contract.retire, retireDevice)
  route(app, contract.test, testDevice(tests))

  mqtt.onOdd(odd)
  const followed = follow(alarms)
  mqtt.admit({
    knows: (name, password) => followed.admit(name, password),
    may(name, act, topic) {
      const device = alarms.roster.device(name)
      return device !== undefined && mayReach(device, act, topic)
    },
  })
  const turns = await takeTurns(house)
  const health = keepHealth(house, (reason) => app.log.warn(reason))
  const sirens = ringSirens(alarms)
  const tested = testPassed(health)
  await hearDevices({ alarms, tests, health, turns, odd, tested }, sirens)
  house.bus.everywhere('alarms.team_changed', async ({ teamId }) => followed.review(teamId))

  app.addHook('onClose', async () => {
    turns.stop()
    sirens.stop()
    await health.stop()
  })
}

/** Follows who is enrolled: whoever no longer is, or by another password, is put out and described no more. */
function follow({ roster, house }: Alarms) {
  const inside = new Map<string, string>()
  const described = new Map<string, Map<string, RosterDevice>>()

  function review(teamId: string) {
    const now = new Map((roster.team(teamId)?.devices ?? []).map((device) => [device.id, device]))
    for (const [id, before] of described.get(teamId) ?? []) {
      if (!now.has(id)) undescribe(house, before)
      if (now.get(id)?.secretHash === inside.get(id)) continue
      house.mqtt.dismiss(id)
      inside.delete(id)
    }
    for (const device of now.values()) {
      const before = described.get(teamId)?.get(device.id)
      if (before?.name !== device.name || before.kind !== device.kind) describe(house, device)
    }
    described.set(teamId, now)
  }

  for (const { id, devices } of roster.all()) {
    // A broker of our own forgot its descriptions when it was closed; another's keeps them.
    if (house.mqtt.port !== undefined) review(id)
    else described.set(id, new Map(devices.map((device) => [device.id, device])))
  }

  return {
    review,
    admit(name: string, password: string) {
      const device = roster.device(name)
      if (!device || !isKept(password, device.secretHash)) return false
      inside.set(name, device.secretHash)
      return true
    },
  }
}
