const day = 86_400_000

/** How a box stands to its next opening: so many days late, today, later, or no longer at all. */
export function dueOf(dueOn: string | null, today: string) {
  if (dueOn === null) return { is: 'down' as const }
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / day)
  if (days > 0) return { is: 'late' as const, days }
  return { is: days === 0 ? ('today' as const) : ('later' as const) }
}

/** Boxes as somebody goes round them: the latest first, those taken down at the end. */
export function inRound<Box extends { dueOn: string | null; number: number }>(boxes: Box[]) {
  const order = ({ dueOn }: Box) => dueOn ?? '9999'
  return [...boxes].sort((a, b) => order(a).localeCompare(order(b)) || a.number - b.number)
}
