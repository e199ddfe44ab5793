import { fit as english } from '../locales/en/fit.ts'
import { fit } from '../locales/vi/fit.ts'
import { useOwn } from './language.tsx'

/** Words of what a place is like and how well a model fits it; they travel with the pages that say them. */
export const useFitWords = () => useOwn({ vi: fit, en: english satisfies typeof fit })
