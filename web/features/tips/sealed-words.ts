import { useLanguage } from '../../lib/language.tsx'
import '../../lib/tip-errors.ts'
import { sealed as english } from '../../locales/en/sealed.ts'
import { sealed } from '../../locales/vi/sealed.ts'

const words = { vi: sealed, en: english satisfies typeof sealed }

/** What a sender reads: the same words inside the app and at the sealed door. */
export function useSealedWords() {
  return words[useLanguage().language]
}
