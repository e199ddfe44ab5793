import { uuid7 } from '../../platform/uuid7.ts'
import type { AlarmEvent, Raised } from './events.ts'

type Happened = AlarmEvent extends infer Each
  ? Each extends AlarmEvent
    ? Omit<Each, 'id' | 'alarmId' | 'keeperId' | 'teamId' | 'at'>
    : never
  : never

/** The morning on which the alarms of the tables are raised. */
export const began = Date.parse('2026-03-01T05:00:00.000Z')

/** An alarm to tell of: what happens in it, so many seconds after it began. */
export function story() {
  const at = { alarmId: uuid7(began), keeperId: uuid7(), teamId: uuid7() }
  const happens = (seconds: number, what: Happened) => {
    const time = began + seconds * 1000
    return { ...at, id: uuid7(time), at: new Date(time).toISOString(), ...what } as AlarmEvent
  }
  return {
    at,
    happens,
    raised: (more: Partial<Raised> = {}) =>
      happens(0, { what: 'raised', ...press, by: { accountId: uuid7() }, ...more }) as Raised,
    joined: (seconds: number, more: Partial<Raised> = {}) =>
      happens(seconds, { ...press, by: {}, ...more, what: 'joined', pressId: uuid7() }),
    answered: (seconds: number, homeId: string, answer: 'coming' | 'safe' | 'not_home') =>
      happens(seconds, { what: 'answered', by: { homeId }, answer }),
  }
}

const press = { kind: 'fire', drill: false, silent: false, text: '' }
