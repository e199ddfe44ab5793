import { useSearchParams } from 'wouter'
import { today } from '../../lib/numbers.ts'

export type Map = 'today' | 'old'

/** What a reader chose to look at; it travels in the address, so a link shows the same page. */
export type View = { months: number; to: string; map: Map; indicator: string | undefined }

export const spans = ['3', '12', '24']
const lastOldMonth = '2025-06'

/** The last month the figures of a map can reach. */
export function lastMonth(map: Map) {
  return map === 'old' ? lastOldMonth : today().slice(0, 7)
}

/** What is looked at, and a way to look at something else. */
export function useView() {
  const [params, setParams] = useSearchParams()
  const map = params.get('map') === 'old' ? 'old' : 'today'
  const asked = params.get('to') ?? ''
  const last = lastMonth(map)
  const span = params.get('months') ?? ''
  const view: View = {
    months: spans.includes(span) ? Number(span) : 12,
    to: /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < last ? asked : last,
    map,
    indicator: params.get('indicator') ?? undefined,
  }

  function look(at: Partial<Record<keyof View, string>>) {
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        for (const [name, value] of Object.entries(at)) next.set(name, value)
        return next
      },
      { replace: true },
    )
  }

  return { view, look }
}

/** The month so many months after another, or before it. */
export function monthsAfter(month: string, steps: number) {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of - 1 + steps)).toISOString().slice(0, 7)
}

/** Every month from one to another, both among them. */
export function monthsBetween(from: string, to: string) {
  const months = [from]
  for (let last = from; last < to;) {
    last = monthsAfter(last, 1)
    months.push(last)
  }
  return months
}

/** The last day of a month, as a calendar of days needs it. */
export function lastDay(month: string) {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10)
}
