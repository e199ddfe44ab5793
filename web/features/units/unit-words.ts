import { useOwn } from '../../lib/language.tsx'
import { units as english } from '../../locales/en/units.ts'
import { units } from '../../locales/vi/units.ts'

/** Words of the pages of a place; they travel with them. */
export const useUnitWords = () => useOwn({ vi: units, en: english satisfies typeof units })
