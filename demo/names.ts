import { z } from 'zod'
import { readSheet } from './book.ts'
import type { Chance } from './chance.ts'

const Part = z.object({ middle: z.array(z.string()), given: z.array(z.string()) })
const Names = z.object({
  men: Part,
  women: Part,
  never: z.array(z.string()),
  givers: z.array(z.string()),
})

export type Names = z.output<typeof Names>

export const readNames = () => readSheet('names.yaml', Names)

/** Gives out names, each once, and never one that an article names. */
export function createNamer(names: Names, surnames: string[], chance: Chance) {
  const given = new Set(names.never)
  return () => {
    for (;;) {
      const part = chance.yes(0.6) ? names.men : names.women
      const name = `${chance.one(surnames)} ${chance.one(part.middle)} ${chance.one(part.given)}`
      if (given.has(name)) continue
      given.add(name)
      return name
    }
  }
}

export type Namer = ReturnType<typeof createNamer>
