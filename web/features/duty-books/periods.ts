type Per = 'month' | 'quarter' | 'half' | 'year'

/** How many months each of them is long. */
const months = { month: 1, quarter: 3, half: 6, year: 12 }

/** The period a day lies in: which of its year, and the year; the same for every day of it. */
export function periodOf(day: string, per: Per) {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return { year, number: Math.ceil(month / months[per]) }
}

/** Do two days lie in one period? */
export function samePeriod(one: string, other: string, per: Per) {
  const [a, b] = [periodOf(one, per), periodOf(other, per)]
  return a.year === b.year && a.number === b.number
}
