import { useLanguage } from '../../lib/language.tsx'
import { tipsHere as english } from '../../locales/en/tips-here.ts'
import { tipsHere } from '../../locales/vi/tips-here.ts'

const words = { vi: tipsHere, en: english satisfies typeof tipsHere }

/** The few words of tips that stand on the home page; the desk's own stay behind its door. */
export function useHereWords() {
  return words[useLanguage().language]
}
