/** Records numbered year by year in the order of their days, as a register would. */
export function inRegister<Row>(rows: Row[], dayOf: (row: Row) => string) {
  const last = new Map<number, number>()
  return rows
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
    .map((row) => {
      const year = Number(dayOf(row).slice(0, 4))
      const number = (last.get(year) ?? 0) + 1
      last.set(year, number)
      return { ...row, year, number }
    })
}

/** Where the counter of a register stands after its records, year by year. */
export function countersOf(
  { keeperId, register }: { keeperId: string; register: string },
  rows: { year: number }[],
) {
  const years = [...new Set(rows.map(({ year }) => year))]
  return years.map((year) => ({
    keeperId,
    register,
    year,
    last: rows.filter((row) => row.year === year).length,
  }))
}
