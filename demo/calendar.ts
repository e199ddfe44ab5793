/** The first day of the lunar year. */
const newYears = [
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
]
const dayLong = 86_400_000

/** A day so many days later, or earlier when negative. */
export function daysLater(day: string, count: number) {
  return new Date(Date.parse(day) + count * dayLong).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string) {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLong)
}

/** An hour of a day in Việt Nam. */
export function momentOf(day: string, hour: number) {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + hour * 3_600_000)
}

/** 0 is Sunday. */
export function weekdayOf(day: string) {
  return new Date(day).getUTCDay()
}

/** From the day the kitchen gods leave to the sixth of the new year: everybody is at home. */
export function isTet(day: string) {
  return newYears.some((start) => {
    const since = daysBetween(start, day)
    return since >= -4 && since <= 6
  })
}

/** The weeks before Tết, when fireworks are talked about most. */
export function isBeforeTet(day: string) {
  return newYears.some((start) => {
    const since = daysBetween(start, day)
    return since >= -35 && since < -4
  })
}

/** Do pupils go to school on this day? */
export function isSchoolDay(day: string) {
  const weekday = weekdayOf(day)
  const monthDay = day.slice(5)
  const holiday = monthDay > '05-31' && monthDay < '09-05'
  const feast = ['04-30', '05-01', '09-02'].includes(monthDay)
  return weekday !== 0 && weekday !== 6 && !holiday && !feast && !isTet(day)
}
