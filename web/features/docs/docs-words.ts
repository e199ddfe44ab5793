import { useOwn } from '../../lib/language.tsx'
import { docs as english } from '../../locales/en/docs.ts'
import { docs } from '../../locales/vi/docs.ts'

/** Words of the page of the API; they travel with it. */
export const useDocsWords = () => useOwn({ vi: docs, en: english satisfies typeof docs })
