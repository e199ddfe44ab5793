import { randomBytes } from 'node:crypto'
import { keptOf } from '../server/modules/alarms/module.ts'
import { dueOn, offAfter } from '../server/modules/duties/signal-time.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import { evenings } from './kept-shifts.ts'
import type { LifeBook } from './life-book.ts'
import { keeperOf, type Lived, type Living, modelAt } from './living.ts'

/** The evening signal of a model: each evening that its diary tells of was played, by a device or by hand. */
export function signalOf(living: Living, told: LifeBook['signals'][number]): Lived {
  const { commune, chance, today } = living
  const { made, row } = modelAt(commune, told.model)
  const usual = made.type.works.signal
  if (!usual) throw new Error(`${told.model} has no signal`)
  const { keeperId } = row
  const kept = momentOf(daysLater(today, -told.keptAgo), 10)
  const times = {
    atTime: told.at,
    winterTime: told.winterAt ?? null,
    untilTime: told.until ?? usual.until ?? null,
    weekdays: told.weekdays,
    pausedUntil: null,
  }
  const signal = {
    ...times,
    keeperId,
    id: chance.id(kept),
    modelId: made.id,
    signal: usual.id,
    keptSince: kept.toISOString(),
    edition: 1,
  }
  const speaker = told.speaker && {
    keeperId,
    id: chance.id(kept),
    modelId: made.id,
    ...told.speaker,
    // Nobody knows its password: a device that is to play in its place is given a new one.
    secretHash: keptOf(randomBytes(24).toString('base64url')),
    enrolledBy: keeperOf(commune, made).id,
    enrolledAt: kept.toISOString(),
    online: false,
    seenAt: momentOf(daysLater(today, -1), 21).toISOString(),
  }
  const pages = commune.diary.filter(
    ({ modelId, kind }) => modelId === made.id && kind === usual.activity,
  )
  const nights = Array.from({ length: evenings }, (_, at) => daysLater(today, at - evenings))
  const played = nights.flatMap((on, at): Row<'duties.evening'>[] => {
    const page = pages.find(({ onDay }) => onDay === on)
    const due = dueOn(times, on)
    if (!page || !due || due < kept) return []
    const hand = !speaker || (told.byHand !== undefined && at % told.byHand === 0)
    const off = offAfter(times, on)
    const playedAt = new Date(due.getTime() + chance.whole(hand ? 30 : 1, hand ? 400 : 3) * 1000)
    return [
      {
        keeperId,
        signalId: signal.id,
        onDay: on,
        dueAt: due.toISOString(),
        sentAt: due.toISOString(),
        played: hand ? [] : [speaker.id],
        playedAt: playedAt.toISOString(),
        offAt: off && !hand ? off.toISOString() : null,
        byHand: hand ? page.writtenBy : null,
        activityId: page.id,
      },
    ]
  })
  return {
    kept: {
      'duties.signal': [signal],
      'duties.speaker': speaker ? [speaker] : [],
      'duties.evening': played,
    },
  }
}
