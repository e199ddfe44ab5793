import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { library as english } from '../../locales/en/library.ts'
import { library } from '../../locales/vi/library.ts'

const words = { vi: library, en: english satisfies typeof library }

/** The words of what places learn from each other; they travel with those pages. */
export function useLibraryWords() {
  return useOwn(words)
}

export type LibraryWords = typeof library
