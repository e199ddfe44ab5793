import type { Ctx } from '../../platform/context.ts'
import { nextNumber as next } from '../../platform/db/next-number.ts'

type Register = { keeperId: string; register: 'case' | 'surrender'; year: number }

/** The next number in a commune's register of a year. */
export const nextNumber = (ctx: Pick<Ctx, 'db'>, register: Register) =>
  next(ctx, 'cases.counter', register)
