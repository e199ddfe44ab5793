import { endsAt, startsAt } from '../server/modules/duties/shift-time.ts'
import { daysLater, momentOf } from './calendar.ts'
import type { Row } from './kept.ts'
import { type Asked, behind, shiftsAsked } from './kept-shifts.ts'
import type { LifeBook } from './life-book.ts'
import { type Lived, type Living, modelAt } from './living.ts'
import { personAt } from './models.ts'

type Roster = LifeBook['rosters'][number]

const minute = 60_000

/** A roster with its hands, the shifts of the last weeks as the diary has them, and those ahead. */
export function rosterOf(living: Living, roster: Roster): Lived {
  const { commune, chance, nameOne, today, now } = living
  const { made, row } = modelAt(commune, roster.model)
  const own = { keeperId: row.keeperId, modelId: made.id }
  const usual = made.type.works.roster
  if (!usual) throw new Error(`${roster.model} has no roster`)
  const since = daysLater(today, -behind - 30)
  const people = [
    ...roster.accounts.map((role) => personAt(commune.people, role)),
    ...Array.from({ length: roster.others }, () => ({ id: null, name: nameOne() })),
  ]
  const hands = people.map(({ id, name }) => ({
    ...own,
    id: chance.id(momentOf(since, 9)),
    accountId: id,
    name,
    since,
    agreedOn: since,
  }))
  const handAt = (at: number) => hands[at]?.id ?? ''
  const rota = roster.lines.map((line) => ({
    ...own,
    id: chance.id(momentOf(since, 10)),
    shift: line.shift,
    fromTime: line.from ?? usual.shifts.find(({ id }) => id === line.shift)?.from ?? '',
    toTime: line.to ?? usual.shifts.find(({ id }) => id === line.shift)?.to ?? '',
    weekdays: line.weekdays,
    place: line.place,
    hands: line.hands.map(handAt),
    since,
  }))

  const excuses = [...roster.excuses]
  const pages = commune.diary.filter(
    ({ modelId, kind }) => modelId === made.id && kind === usual.activity,
  )
  const kept = shiftsAsked(roster, usual.shifts, today)
    .filter((asked) => asked.onDay < today || endsAt(asked) > now)
    .toReversed()
    .map((asked) => {
      const page = pages.find(
        ({ onDay, answers }) =>
          onDay === asked.onDay && (!usual.says || said(answers, usual.says) === asked.shift),
      )
      const missed = asked.onDay < today && !page
      const began = startsAt(asked).getTime() + chance.whole(-4, 9) * minute
      const state = page ? 'ended' : missed ? 'missed' : asked.off ? 'called_off' : 'planned'
      const id = page?.id ?? chance.id(startsAt(asked))
      const shift: Row<'duties.shift'> = {
        ...own,
        id,
        rotaId: rota[asked.at]?.id ?? null,
        onDay: asked.onDay,
        shift: asked.shift,
        fromTime: asked.fromTime,
        toTime: asked.toTime,
        place: asked.place,
        state,
        startedAt: page ? new Date(began).toISOString() : null,
        endedAt: page
          ? new Date(endsAt(asked).getTime() - chance.whole(0, 12) * minute).toISOString()
          : null,
        metres: page && usual.trace ? chance.whole(19, 46) * 100 : null,
        activityId: page?.id ?? null,
        reason: missed ? (excuses.shift() ?? '') : state === 'called_off' ? resting : '',
        ownHands: false,
        edition: 1,
      }
      const came = page?.attendance ?? asked.line.hands.length
      const turns = asked.line.hands.map((hand, at) => ({
        keeperId: row.keeperId,
        shiftId: id,
        handId: handAt(hand),
        came: page ? at < came : null,
      }))
      return { asked, shift, turns }
    })
  return {
    kept: {
      'duties.hand': hands,
      'duties.rota': rota.map((line) => ({ ...line, edition: 1 })),
      'duties.shift': kept.map(({ shift }) => shift),
      'duties.turn': kept.flatMap(({ turns }) => turns),
      'duties.swap': swapOf(living, roster, kept, handAt),
    },
  }
}

const resting = 'Học sinh được nghỉ.'

function said(answers: unknown, name: string) {
  return (answers as Record<string, unknown>)[name]
}

type Kept = { asked: Asked; shift: Row<'duties.shift'> }

/** One asks another to take the next shift of theirs, and has no answer yet. */
function swapOf(
  { chance, today }: Living,
  { swap }: Roster,
  kept: Kept[],
  handAt: (at: number) => string,
): Row<'duties.swap'>[] {
  const next = kept
    .toReversed()
    .find(
      ({ asked, shift }) =>
        swap !== undefined &&
        shift.state === 'planned' &&
        asked.onDay > today &&
        asked.line.hands.includes(swap.from) &&
        !asked.line.hands.includes(swap.to),
    )
  if (!swap || !next) return []
  const at = momentOf(daysLater(today, -1), 19.5)
  return [
    {
      keeperId: next.shift.keeperId,
      id: chance.id(at),
      shiftId: next.shift.id,
      fromHand: handAt(swap.from),
      toHand: handAt(swap.to),
      state: 'asked',
      reason: swap.reason,
      askedAt: at.toISOString(),
    },
  ]
}
