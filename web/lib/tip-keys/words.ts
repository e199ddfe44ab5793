import { tipDesk as english } from '../../locales/en/tip-desk.ts'
import { tipDesk } from '../../locales/vi/tip-desk.ts'
import { useLanguage } from '../language.tsx'
import '../tip-errors.ts'

const words = { vi: tipDesk, en: english satisfies typeof tipDesk }

/** The words of a desk's keys; they travel with the pages that need them, for few people open one. */
export function useDeskWords() {
  return words[useLanguage().language]
}
