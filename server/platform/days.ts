/** Việt Nam is seven hours ahead of UTC all year round. */
const ahead = 7 * 60 * 60 * 1000

/** Today in Việt Nam, `2026-11-21`: the server's clock, never the phone's. */
export function today(now = Date.now()) {
  return new Date(now + ahead).toISOString().slice(0, 10)
}

/** The day so many days later, or earlier when negative. */
export function daysLater(day: string, count: number) {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + count)
  return moved.toISOString().slice(0, 10)
}

/** The month a day lies in, `2026-11`. */
export function monthOf(day: string) {
  return day.slice(0, 7)
}

/** The first day of a month, as the ledger keeps it. */
export function firstDay(month: string) {
  return `${month}-01`
}

/** The month so many months later, or earlier when negative. */
export function monthsLater(month: string, count: number) {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const moved = new Date(Date.UTC(year, at - 1 + count, 1))
  return moved.toISOString().slice(0, 7)
}

/** Every month from one to another, both included, oldest first. */
export function monthsBetween(from: string, to: string) {
  const months: string[] = []
  for (let month = from; month <= to; month = monthsLater(month, 1)) months.push(month)
  return months
}
