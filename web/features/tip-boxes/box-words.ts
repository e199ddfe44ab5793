import { useLanguage } from '../../lib/language.tsx'
import '../../lib/tip-errors.ts'
import { tipBoxes as english } from '../../locales/en/tip-boxes.ts'
import { tipBoxes } from '../../locales/vi/tip-boxes.ts'

const words = { vi: tipBoxes, en: english satisfies typeof tipBoxes }

/** The words of the letter boxes' own pages; they travel with those pages, for most people never open one. */
export function useBoxWords() {
  return words[useLanguage().language]
}
