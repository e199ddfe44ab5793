import { useOwn } from '../../lib/language.tsx'
import '../../lib/life-errors.ts'
import { duties as english } from '../../locales/en/duties.ts'
import { duties } from '../../locales/vi/duties.ts'

const words = { vi: duties, en: english satisfies typeof duties }

/** The words of shifts; they travel with their page. */
export function useDutyWords() {
  return useOwn(words)
}
