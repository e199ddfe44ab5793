import { lifeErrors as english } from '../locales/en/life-errors.ts'
import { lifeErrors } from '../locales/vi/life-errors.ts'
import { bringErrors } from './language.tsx'

// Residents seldom open a page on which these can be said.
bringErrors({ vi: lifeErrors, en: english satisfies typeof lifeErrors })
