import { errors as everywhere } from './errors.ts'
import { tipErrors } from './tip-errors.ts'

export { sealed } from './sealed.ts'

/** What can go wrong at the sealed door. */
export const errors = { ...everywhere, ...tipErrors }
