import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { standards as english } from '../../locales/en/standards.ts'
import { standards } from '../../locales/vi/standards.ts'

const words = { vi: standards, en: english satisfies typeof standards }

/** The words of scores and what is asked and said about a model; they travel with those pages. */
export function useStandardWords() {
  return useOwn(words)
}
