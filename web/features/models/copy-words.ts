import { useOwn } from '../../lib/language.tsx'
import { copies as english } from '../../locales/en/copies.ts'
import { copies } from '../../locales/vi/copies.ts'

const words = { vi: copies, en: english satisfies typeof copies }

/** The words for copies and examples; few pages need them. */
export function useCopyWords() {
  return useOwn(words)
}
