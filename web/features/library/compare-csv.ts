import type { Compared } from '../../../contract/library.ts'
import { unitName } from '../../lib/unit-name.ts'
import type { LibraryWords } from './library-words.ts'

export type Row = Compared['models'][number] & { province: string }

/** The table as a spreadsheet opens it: UTF-8 with its mark, headings in words, numbers with a comma. */
export function comparedCsv(rows: Row[], words: Pick<LibraryWords, 'columns' | 'rating'>) {
  const { columns } = words
  const cells = rows.map((row) => Object.values(lineOf(row, words)))
  return `\uFEFF${[Object.values(columns), ...cells].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}

function lineOf(
  { model, outcome, happened, province }: Row,
  { rating }: Pick<LibraryWords, 'rating'>,
): Record<keyof LibraryWords['columns'], string | number | null> {
  const { coverage, latest } = outcome
  return {
    model: model.name,
    place: unitName(model.unit),
    province,
    alive: outcome.alive,
    recordsAMonth: outcome.recordsAMonth,
    attendance: outcome.attendance,
    coverage: coverage ? `${coverage.signed} / ${coverage.signers}` : null,
    rating: latest ? rating[latest.rating] : null,
    score: latest ? latest.points : null,
    points: outcome.points,
    happened: happened.perThousand,
    households: outcome.households,
  }
}

/** A cell that a spreadsheet would take for a formula is handed over as words. */
function cell(value: string | number | null) {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
