import '../../lib/life-errors.ts'
import { useOwn } from '../../lib/language.tsx'
import { whereNext as english } from '../../locales/en/where-next.ts'
import { whereNext } from '../../locales/vi/where-next.ts'

/** The words of these pages; they travel with them. */
export const useWhereWords = () => useOwn({ vi: whereNext, en: english satisfies typeof whereNext })
