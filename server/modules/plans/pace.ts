/** How many copies there should be by a day, if they came evenly from the first day of a campaign to its last. */
export function expectedBy(
  day: string,
  { target, from, to }: { target: number; from: string; to: string },
) {
  if (day <= from) return 0
  if (day >= to) return target
  return Math.floor((target * (at(day) - at(from))) / (at(to) - at(from)))
}

function at(day: string) {
  return Date.parse(`${day}T00:00:00Z`)
}
