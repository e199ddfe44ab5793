import type { Rubric } from '../../../contract/rubric.ts'
import { firstDay, monthOf, monthsBetween, monthsLater } from '../../platform/days.ts'

/** From when to when a model was suspended; `until` is the day it began again, null while it rests. */
export type Pause = { from: string; until: string | null }

/** The months that a score looks at, oldest first, and those of them in which nothing was due. */
export type Window = { from: string; to: string; months: string[]; paused: string[] }

/** The first day on which a model that was launched on a day can be scored. */
export function earliestDay(startedOn: string, { earliestMonths }: Pick<Rubric, 'earliestMonths'>) {
  const month = monthsLater(monthOf(startedOn), earliestMonths)
  const day = `${month}${startedOn.slice(7)}`
  return day < lastDay(month) ? day : lastDay(month)
}

/** The last full months before a day, as many as the rubric looks at, or since the launch. */
export function windowOf(
  { startedOn, pauses }: { startedOn: string; pauses: readonly Pause[] },
  day: string,
  { windowMonths }: Pick<Rubric, 'windowMonths'>,
): Window {
  const last = monthsLater(monthOf(day), -1)
  const first = later(monthsLater(last, 1 - windowMonths), firstFullMonth(startedOn))
  const months = monthsBetween(first, last)
  const paused = months.filter((month) => pauses.some((pause) => touches(pause, month)))
  return { from: firstDay(first), to: lastDay(last), months, paused }
}

/** The last day of a month. */
export function lastDay(month: string) {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
}

function firstFullMonth(day: string) {
  return day.endsWith('-01') ? monthOf(day) : monthsLater(monthOf(day), 1)
}

function touches({ from, until }: Pause, month: string) {
  return from <= lastDay(month) && (until === null || until > firstDay(month))
}

function later(one: string, other: string) {
  return one > other ? one : other
}
