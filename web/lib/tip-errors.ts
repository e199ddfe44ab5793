import { tipErrors as english } from '../locales/en/tip-errors.ts'
import { tipErrors } from '../locales/vi/tip-errors.ts'
import { bringErrors } from './language.tsx'

// Most people never open a page on which these can be said.
bringErrors({ vi: tipErrors, en: english satisfies typeof tipErrors })
