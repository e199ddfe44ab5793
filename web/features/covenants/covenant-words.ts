import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { covenants as english } from '../../locales/en/covenants.ts'
import { covenants } from '../../locales/vi/covenants.ts'

const words = { vi: covenants, en: english satisfies typeof covenants }

/** The words of covenants' own pages; they travel with those pages. */
export function useCovenantWords() {
  return useOwn(words)
}
