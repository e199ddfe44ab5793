import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { dutyBooks as english } from '../../locales/en/duty-books.ts'
import { dutyBooks } from '../../locales/vi/duty-books.ts'

const words = { vi: dutyBooks, en: english satisfies typeof dutyBooks }

/** The words of books, checklists and pacts; they travel with those pages. */
export function useBookWords() {
  return useOwn(words)
}
