import type { ModelType } from '../contract/catalog.ts'
import { daysBetween, daysLater, isBeforeTet, isSchoolDay, isTet, weekdayOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Telling } from './kinds.ts'

type Rhythm = ModelType['rhythms'][number]
type Stretch = { from: string; to: string }

const length: Record<Rhythm['per'], number> = {
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.25,
}

/** The days on which a model did something of a kind: its rhythm, kept as people keep one. */
export function daysOf(
  { rhythm, telling, pace }: { rhythm: Rhythm | undefined; telling: Telling; pace: number },
  stretch: Stretch,
  chance: Chance,
) {
  const wanted = rhythm
    ? { times: rhythm.atLeast * telling.share * pace, within: length[rhythm.per] }
    : { times: telling.extra * pace, within: length.year }
  return spread(wanted, telling, stretch, chance)
}

// One occasion at a time, each somewhere in its own share of the calendar: neither clockwork nor noise.
function spread(
  { times, within }: { times: number; within: number },
  telling: Telling,
  { from, to }: Stretch,
  chance: Chance,
) {
  if (times <= 0 || from > to) return []
  const gap = within / times
  const days = daysBetween(from, to)
  const found = new Set<string>()
  for (let at = chance.between(0, gap); at <= days; at += gap * chance.between(0.7, 1.3)) {
    const day = daysLater(from, Math.floor(at))
    if (chance.yes(weight(day, telling))) found.add(day)
  }
  return [...found].sort()
}

/** How likely a kind is on a day, against an ordinary one. */
function weight(day: string, { days, tet, beforeTet, months }: Telling) {
  if (!fits(day, days)) return 0
  const season = isTet(day) ? tet : isBeforeTet(day) ? beforeTet : 1
  return season * (months?.[Number(day.slice(5, 7)) - 1] ?? 1)
}

function fits(day: string, days: Telling['days']) {
  const weekday = weekdayOf(day)
  switch (days) {
    case 'any':
      return true
    case 'school':
      return isSchoolDay(day)
    case 'weekend':
      return weekday === 0 || weekday === 6
    case 'drum':
      // Summer evenings belong to the children; the drum comes back with the school year.
      return weekday !== 6 && !(day.slice(5) > '06-05' && day.slice(5) < '08-20')
  }
}
