import { useLanguage } from '../../lib/language.tsx'
import '../../lib/tip-errors.ts'
import { tips as english } from '../../locales/en/tips.ts'
import { tips } from '../../locales/vi/tips.ts'

const words = { vi: tips, en: english satisfies typeof tips }

/** The words of the desk's pages; they travel with those pages, for most people never open one. */
export function useTipWords() {
  return words[useLanguage().language]
}
