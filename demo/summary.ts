import type { Answers } from './scene.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import type { Telling } from './kinds.ts'
import type { Place } from './places.ts'

type Told = {
  telling: Telling
  answers: Answers
  place: Place
  book: Book
  came: number | null
  month: number
  chance: Chance
}

const seasonal = /^((?:\d\d,?)+)\| /

/** A line as the keeper of the diary would write it: of the kind, the season and the place. */
export function summaryOf({ telling, answers, place, book, came, month, chance }: Told) {
  const lines = linesOf(telling, answers).filter((line) => inSeason(line, month))
  const [spot = '', spot2 = ''] = chance.some(book.spots, 2)
  const hour = `${chance.whole(20, 22)} giờ ${chance.one(['', '15', '30', '45'])}`.trim()
  const slots: Answers = { ...answers, unit: place.called, came: came ?? 0, spot, spot2, hour }
  const line = chance.one(lines).replace(seasonal, '')
  const written = line.replace(/\{(\w+)\}/g, (_, name: string) => numbered(slots[name]))
  return written.charAt(0).toLocaleUpperCase('vi') + written.slice(1)
}

function linesOf({ by, says }: Telling, answers: Answers) {
  if (Array.isArray(says)) return says
  return says[String(answers[by ?? ''])] ?? Object.values(says).flat()
}

function inSeason(line: string, month: number) {
  const months = seasonal.exec(line)?.[1]?.split(',').map(Number)
  return !months || months.includes(month)
}

function numbered(value: Answers[string] | undefined) {
  return typeof value === 'number' ? value.toLocaleString('vi-VN') : String(value ?? '')
}
