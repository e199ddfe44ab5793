import { useLanguage } from '../../lib/language.tsx'
import '../../lib/tip-errors.ts'
import { surrenders as english } from '../../locales/en/surrenders.ts'
import { surrenders } from '../../locales/vi/surrenders.ts'

const words = { vi: surrenders, en: english satisfies typeof surrenders }

/** The words of what was handed in; they travel with those pages, for few people open one. */
export function useSurrenderWords() {
  return words[useLanguage().language]
}
