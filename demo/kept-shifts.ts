import type { ModelType } from '../contract/catalog.ts'
import {
  clockAt,
  endsAt,
  hoursBetween,
  startsAt,
  weekdayOf,
} from '../server/modules/duties/shift-time.ts'
import { daysLater, isSchoolDay } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { LifeBook } from './life-book.ts'
import type { Answers } from './scene.ts'

/** Something a model did on a day; what was said or counted where it is known beforehand. */
export type Occasion = { on: string; fixed?: Answers; came?: number }

type Roster = LifeBook['rosters'][number]
type Usual = { id: string; from: string; to: string }

/** How many days of shifts lie behind, and how many are made ahead. */
export const behind = 28
const ahead = 13
/** How many evenings lie behind. */
export const evenings = 30
/** How many of the shifts asked for are kept. */
const share = 0.9

/** The shifts a roster asks for in the last weeks and the next ones, day by day. */
export function shiftsAsked({ lines }: Roster, usual: Usual[], today: string) {
  return Array.from({ length: behind + ahead + 1 }, (_, at) => daysLater(today, at - behind))
    .flatMap((onDay) =>
      lines.map((line, at) => {
        const named = usual.find(({ id }) => id === line.shift)
        const [fromTime, toTime] = [line.from ?? named?.from ?? '', line.to ?? named?.to ?? '']
        const off = line.school && !isSchoolDay(onDay)
        return { onDay, line, at, shift: line.shift, place: line.place, fromTime, toTime, off }
      }),
    )
    .filter(({ onDay, line, off }) => {
      const falls = line.weekdays.includes(weekdayOf(onDay))
      return falls && (onDay >= today || !off)
    })
}

export type Asked = ReturnType<typeof shiftsAsked>[number]

/** What a model did in the last weeks by a roster or a signal, and the kind of activity that is. */
export type KeptBy = { activity: string; occasions: Occasion[] }

type Setting = { life: LifeBook; today: string }
type Model = { key: string; type: ModelType; chance: Chance }

/** The shifts or the evenings of the last weeks that a model kept, as its diary has them. */
export function keptLately(setting: Setting, model: Model): KeptBy | undefined {
  return shiftsKept(setting, model) ?? eveningsKept(setting, model)
}

function shiftsKept({ life, today }: Setting, { key, type, chance }: Model) {
  const roster = life.rosters.find(({ model }) => model === key)
  const usual = type.works.roster
  if (!roster || !usual) return undefined
  const occasions = shiftsAsked(roster, usual.shifts, today)
    .filter(({ onDay }) => onDay < today && chance.yes(share))
    .map((asked): Occasion => {
      const began = startsAt(asked)
      const late = chance.yes(0.12) && asked.line.hands.length > usual.hands ? 1 : 0
      return {
        on: asked.onDay,
        came: asked.line.hands.length - late,
        fixed: {
          ...(usual.says && { [usual.says]: asked.shift }),
          ...(usual.began && { [usual.began]: clockAt(began) }),
          ...(usual.hours && { [usual.hours]: hoursBetween(began, endsAt(asked)) }),
        },
      }
    })
  return { activity: usual.activity, occasions }
}

function eveningsKept({ life, today }: Setting, { key, type, chance }: Model) {
  const signal = life.signals.find(({ model }) => model === key)
  const usual = type.works.signal
  if (!signal || !usual) return undefined
  const occasions = Array.from({ length: evenings }, (_, at) => daysLater(today, at - evenings))
    .filter((on) => signal.weekdays.includes(weekdayOf(on)) && chance.yes(share))
    .map((on): Occasion => ({ on, fixed: usual.answers }))
  return { activity: usual.activity, occasions }
}
