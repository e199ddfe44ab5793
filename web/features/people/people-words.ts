import { useOwn } from '../../lib/language.tsx'
import { people as english } from '../../locales/en/people.ts'
import { people } from '../../locales/vi/people.ts'

/** Words of the page of people; they travel with it. */
export const usePeopleWords = () => useOwn({ vi: people, en: english satisfies typeof people })
