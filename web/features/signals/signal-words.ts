import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { signals as english } from '../../locales/en/signals.ts'
import { signals } from '../../locales/vi/signals.ts'

const words = { vi: signals, en: english satisfies typeof signals }

/** The words of the evening signal; they travel with its page. */
export function useSignalWords() {
  return useOwn(words)
}
