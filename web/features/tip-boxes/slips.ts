import { codeIn, newCode } from '../../../sealing/receipt.ts'

/** As many slips as an A4 sheet holds: two beside each other, four below. */
export const perSheet = 8

/** So many codes, each once, in sheets. They are made here and go nowhere but on the paper. */
export function newSheets(count: number, make: () => string = newCode) {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(make())
  const all = [...codes]
  return Array.from({ length: Math.ceil(all.length / perSheet) }, (_, at) =>
    all.slice(at * perSheet, (at + 1) * perSheet),
  )
}

/** What stands in the blank for the code on a slip. */
export function stubIn(typed: string, none: boolean) {
  if (none) return { is: 'none' as const }
  if (typed.trim() === '') return { is: 'wrong' as const, code: 'missing' }
  const code = codeIn(typed)
  return code ? { is: 'code' as const, code } : { is: 'wrong' as const, code: 'stub_wrong' }
}

/** Whether so much was typed that it should be a code: before that nobody is told of a slip of the pen. */
export function looksWhole(typed: string) {
  return typed.replace(/\D/g, '').length >= 20
}
