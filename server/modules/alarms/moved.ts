import type { AlarmEvent } from './events.ts'
import { sameId } from './same-id.ts'

/**
 * An event of an alarm that turned out to be another press of the same moment, as an event of the one
 * alarm there is. Every process gives it the same new id, so that it is kept beside the first, once.
 */
export function moved(event: AlarmEvent, alarmId: string): AlarmEvent {
  if (event.alarmId === alarmId) return event
  const idOf = (what: string) => sameId(Date.parse(event.at), `${what} in ${alarmId}`)
  if (event.what === 'raised') {
    const pressId = event.alarmId
    return { ...event, what: 'joined', merged: true, pressId, alarmId, id: idOf(pressId) }
  }
  if (event.what === 'joined') return { ...event, alarmId, id: idOf(event.pressId) }
  return { ...event, alarmId, id: idOf(event.id) }
}

/** Each event one time, by its id. */
export function once(events: AlarmEvent[]) {
  return [...new Map(events.map((event) => [event.id, event])).values()]
}
