import type { House } from '../../platform/context.ts'
import type { AlarmEvent } from './events.ts'

/** What waits for a broker that is away; beyond this the oldest is left to the database to tell. */
const mostWaiting = 10_000
/** How long until a broker that was away is tried again, in milliseconds. */
const pause = 1000
/**
 * When it is said once more, in milliseconds after a broker that was away took it: it carries nothing to a
 * process that comes back to it later than this one, and a connection may take more than five seconds.
 */
const repeats = [1000, 3000, 9000]

/** Tells the other processes of the house what happened; what the broker did not take is told when it is back. */
export function openSaying({ mqtt }: Pick<House, 'mqtt'>) {
  const waiting = new Map<string, AlarmEvent>()
  let again: NodeJS.Timeout | undefined

  function say(event: AlarmEvent) {
    mqtt.publish(`alarm/${event.keeperId}/${event.teamId}`, event).then(
      () => taken(event),
      () => wait(event),
    )
  }

  function taken(event: AlarmEvent) {
    if (!waiting.delete(event.id)) return
    for (const later of repeats) setTimeout(say, later, event).unref()
  }

  function wait(event: AlarmEvent) {
    const [oldest] = waiting.keys()
    if (waiting.size >= mostWaiting && oldest) waiting.delete(oldest)
    waiting.set(event.id, event)
    again ??= setTimeout(() => {
      again = undefined
      for (const each of waiting.values()) say(each)
    }, pause).unref()
  }

  return say
}
