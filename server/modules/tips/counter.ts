import type { Ctx } from '../../platform/context.ts'
import { nextNumber as next } from '../../platform/db/next-number.ts'

type Register = { keeperId: string; register: string; year: number }

/** The next number in a register of a desk. Boxes are numbered without years: theirs is the year 0. */
export const nextNumber = (ctx: Pick<Ctx, 'db'>, register: Register) =>
  next(ctx, 'tips.counter', register)
