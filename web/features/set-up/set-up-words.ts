import { useOwn } from '../../lib/language.tsx'
import '../../lib/life-errors.ts'
import { setUp as english } from '../../locales/en/set-up.ts'
import { setUp } from '../../locales/vi/set-up.ts'

const words = { vi: setUp, en: english satisfies typeof setUp }

/** The words of the set-up's pages; they travel with those pages. */
export function useSetUpWords() {
  return useOwn(words)
}
