import type { TipClock } from '../../../contract/tip-kinds.ts'

/** What a tip's clocks are told from. */
export type Facts = {
  urgent: boolean
  state: 'new' | 'seen' | 'in_case' | 'closed'
  receivedAt: Date
  /** It came here from another desk. */
  arrivedAt: Date | null
  seenAt: Date | null
  /** A case took it up. */
  takenUpAt: Date | null
  /** It was passed on to a body outside. */
  passedOnAt: Date | null
  notifiedAt: Date | null
  decidedAt: Date | null
  extendedTo: Date | null
  disputedAt: Date | null
  closedAt: Date | null
}

/** A clock that ran out, as it was written down, and whether somebody said why. */
export type Ran = { clock: string; answered: string | null }

export type RunningClock = {
  clock: string
  dueAt: string
  keptAt: string | null
  breached: boolean
  answered: string | null
}

const minute = 60_000

/** Every clock of a tip: until when it runs, when it was kept, whether it ran out. */
export function clocksOf(
  clocks: TipClock[],
  facts: Facts,
  { ran = [], now = Date.now() }: { ran?: Ran[]; now?: number } = {},
): RunningClock[] {
  return clocks.map((clock) => {
    const due = dueOf(clock, facts)
    const kept = keptAt(clock, facts)
    const written = ran.find((each) => each.clock === clock.id)
    return {
      clock: clock.id,
      dueAt: due.toISOString(),
      keptAt: kept?.toISOString() ?? null,
      breached: written !== undefined || (!kept && due.getTime() < now),
      answered: written?.answered ?? null,
    }
  })
}

/** The clock that runs out next; none when each was kept or has run out. */
export function nextOf(clocks: RunningClock[]) {
  const running = clocks.filter(({ keptAt: kept, breached }) => !kept && !breached)
  return running.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))[0] ?? null
}

/** Does a clock run out soon enough that somebody should be reminded? */
export function presses(clock: RunningClock, { remindMinutes }: TipClock, now = Date.now()) {
  const left = Date.parse(clock.dueAt) - now
  return !clock.keptAt && !clock.breached && left <= remindMinutes * minute
}

function dueOf(clock: TipClock, facts: Facts) {
  const minutes = facts.urgent ? (clock.urgentMinutes ?? clock.minutes) : clock.minutes
  const due = new Date(startOf(clock, facts).getTime() + minutes * minute)
  const { extendedTo } = facts
  return clock.extendedMinutes && extendedTo && extendedTo > due ? extendedTo : due
}

/** The last day to which a clock may be lengthened. */
export function latestOf(clock: TipClock, facts: Facts) {
  return new Date(startOf(clock, facts).getTime() + (clock.extendedMinutes ?? 0) * minute)
}

/** The law counts from receipt; a desk's own haste from when it came there, and anew once disputed. */
function startOf({ until }: TipClock, { receivedAt, arrivedAt, disputedAt }: Facts) {
  const came = until === 'seen' || until === 'taken_up' ? (arrivedAt ?? receivedAt) : receivedAt
  const again = until === 'taken_up' || until === 'decided' ? disputedAt : null
  return again && again > came ? again : came
}

function keptAt(clock: TipClock, facts: Facts) {
  const start = startOf(clock, facts)
  const { seenAt, takenUpAt, passedOnAt, notifiedAt, decidedAt, closedAt } = facts
  const stops = {
    seen: seenAt,
    taken_up: since(takenUpAt, start) ?? since(passedOnAt, start),
    notified: notifiedAt,
    decided: since(decidedAt, start),
  }
  return stops[clock.until] ?? closedAt
}

function since(at: Date | null, start: Date) {
  return at && at >= start ? at : null
}
