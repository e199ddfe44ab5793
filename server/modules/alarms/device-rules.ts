import type { DeviceKind } from '../../../contract/devices.ts'

/** Words of a device that the broker may keep for whoever comes later: how it is, never what it did. */
const lasting = ['state', 'health', 'availability']
/** Names on the wire; a dot or a space would poison some brokers. */
const named = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+){0,3}$/

type Act = 'publish' | 'subscribe' | 'retain'

/**
 * What a device may say and follow: what is its own, and the bell of its team. Nobody but the house says
 * `set`, `ring` or `quiet`.
 */
export function mayReach(device: { id: string; teamId: string }, act: Act, topic: string) {
  const own = `device/${device.id}/`
  if (topic.startsWith(own)) {
    const rest = topic.slice(own.length)
    if (act === 'retain') return lasting.includes(rest)
    if (act === 'subscribe') return rest === '#' || named.test(rest)
    return named.test(rest) && rest !== 'set'
  }
  if (act === 'retain') return false
  const team = `team/${device.teamId}/`
  if (topic === `${team}press`) return true
  return act === 'subscribe' && followed(topic, device.id, team)
}

function followed(topic: string, id: string, team: string) {
  const [first, , third, fourth, ...more] = topic.split('/')
  const described =
    first === 'homeassistant' && third === id && fourth === 'config' && more.length === 0
  return topic === `${team}ring` || topic === `${team}quiet` || described
}

/** Whether a device makes itself heard. */
export function rings({ kind }: { kind: DeviceKind }) {
  return kind === 'siren' || kind === 'bell'
}

/** Where a device speaks and listens, by name; what its card and its description say. */
export function topicsOf({ id, teamId }: { id: string; teamId: string }) {
  return {
    press: `team/${teamId}/press`,
    ring: `team/${teamId}/ring`,
    quiet: `team/${teamId}/quiet`,
    set: `device/${id}/set`,
    state: `device/${id}/state`,
    health: `device/${id}/health`,
    availability: `device/${id}/availability`,
  }
}
