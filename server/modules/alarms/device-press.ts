import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '../../../contract/wire.ts'
import { inScopeReading, itself } from '../../platform/db/scope.ts'
import { Refusal } from '../../platform/errors.ts'
import { parsed } from '../../platform/mqtt.ts'
import type { Said } from '../../platform/mqtt/broker.ts'
import { uuid7 } from '../../platform/uuid7.ts'
import type { Devices } from './device-topics.ts'
import { pressed } from './raise.ts'
import type { RosterDevice } from './roster.ts'

/** A device may say no more than that it was pressed, or which press it was, by what, and when. */
const Press = z.object({
  id: Id.optional(),
  from: Id.optional(),
  kind: z.string().max(40).optional(),
  at: z.union([z.iso.datetime({ offset: true }), z.number().positive()]).optional(),
})

/** A press that took longer than this to reach us was made while the house was away: it rings no more. */
const lateAfter = 120_000
/** A clock further off than this knows nothing; what it marked is taken as of now. */
const believed = 7 * 24 * 60 * 60 * 1000
/** How many presses are remembered, so that one sent again is known. */
const remembered = 100_000

/** Takes what is published to `team/<id>/press`: the same verb as a finger on a screen. */
export function hearPresses(devices: Devices) {
  const { alarms, tests, health, turns, odd } = devices
  const known = new Set<string>()

  return async function hear({ topic, text, retained, from }: Said) {
    const said = readPress(text)
    const teamId = topic.split('/')[1] ?? ''
    const device = alarms.roster.device(said?.from ?? from ?? '')
    if (!said) return odd('message.malformed', { topic, device: from })
    if (retained) return odd('press.retained', { topic, device: from })
    if (!device || device.teamId !== teamId) return odd('press.foreign', { topic, device: from })
    health.notice(device, { online: true })
    if (tests.passes(device.id)) return devices.tested(device)
    if (said.id && known.has(said.id)) return odd('press.repeated', { topic, device: device.id })

    const id = said.id ?? uuid7()
    remember(known, id)
    const key = said.id ?? `${topic} ${text}`
    const done = () => ringsBy(device) || alarms.watch.alarm(id) !== undefined
    await turns
      .take(key, () => press(device, { id, kind: said.kind, made: madeAt(said) }), done)
      .catch((reason: unknown) => {
        // Not safe yet: when the device says it again, it is not a repetition.
        known.delete(id)
        throw reason
      })
  }

  async function press(
    device: RosterDevice,
    { id, kind, made }: { id: string; kind: string | undefined; made: Date | undefined },
  ) {
    if (made && (await recorded(device, id, made)))
      return odd('press.repeated', { device: device.id })
    const { id: deviceId, teamId, homeId } = device
    await pressed(alarms, {
      id,
      teamId,
      kind: kindOf(device, kind),
      drill: false,
      silent: false,
      text: '',
      by: { deviceId, ...(homeId ? { homeId } : {}) },
      ...(made ? { late: made } : {}),
    }).catch((reason: unknown) => {
      if (!(reason instanceof Refusal)) throw reason
      odd(reason.code, { device: deviceId })
    })
  }

  /** A device that names no kind, or one we do not have, calls about fire: what it was put up for. */
  function kindOf({ kind: thing }: RosterDevice, kind = 'fire') {
    return thing === 'smoke_sensor' || !alarms.house.catalog.alarms.has(kind) ? 'fire' : kind
  }

  function ringsBy({ id, teamId }: RosterDevice) {
    const since = new Date(Date.now() - 5000).toISOString()
    return (alarms.watch.ofTeam(teamId, false)?.callers ?? []).some(
      ({ deviceId, at }) => deviceId === id && at > since,
    )
  }

  /** A press from while we were away may have been recorded before; nobody waits for this one to ring. */
  async function recorded({ keeperId }: RosterDevice, id: string, made: Date) {
    const since = uuid7(made.getTime() - 60_000)
    const found = await inScopeReading(alarms.house.db, itself, (db) =>
      db
        .selectFrom('alarms.event')
        .select('id')
        .where('keeperId', '=', keeperId)
        .where('id', '>', since)
        .where(sql<boolean>`(alarm_id = ${id} or said->>'pressId' = ${id})`)
        .limit(1)
        .execute(),
    )
    return found.length > 0
  }
}

/** What a device said of a press; nothing when it cannot be understood. */
export function readPress(text: string) {
  if (text.trim() === 'PRESS') return {}
  const press = Press.safeParse(parsed(text))
  return press.success ? press.data : undefined
}

/** When a press was made, if that is long ago; the id of a press (UUIDv7) tells it, too. */
export function madeAt({ id, at }: z.output<typeof Press>, now = Date.now()) {
  const made = typeof at === 'number' ? at * 1000 : at ? Date.parse(at) : timeIn(id)
  if (made === undefined) return undefined
  const age = now - made
  return age > lateAfter && age < believed ? new Date(made) : undefined
}

function timeIn(id: string | undefined) {
  return id?.[14] === '7' ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : undefined
}

function remember(known: Set<string>, id: string) {
  known.add(id)
  const [oldest] = known
  if (known.size > remembered && oldest) known.delete(oldest)
}
