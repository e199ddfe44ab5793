import { useLanguage } from '../../lib/language.tsx'
import '../../lib/tip-errors.ts'
import { cases as english } from '../../locales/en/cases.ts'
import { cases } from '../../locales/vi/cases.ts'

const words = { vi: cases, en: english satisfies typeof cases }

/** The words of the pages of cases; they travel with those pages, for few people open one. */
export function useCaseWords() {
  return words[useLanguage().language]
}
