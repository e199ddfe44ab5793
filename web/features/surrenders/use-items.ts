import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { useSurrenderWords } from './surrender-words.ts'

/** How things handed in are said: their names, how many in their own unit, whether they may blow up. */
export function useItems() {
  const words = useSurrenderWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  const entry = (id: string) => catalog?.item(id)
  const nameOf = (id: string) => {
    const item = entry(id)
    return item ? say(item.name) : id
  }
  const unitOf = (id: string) => {
    const item = entry(id)
    return item ? say(item.unit) : ''
  }
  return {
    nameOf,
    unitOf,
    amountOf: (item: string, quantity: number) =>
      fill(words.amount, { quantity: numbers.number(quantity), unit: unitOf(item) }),
    lineOf: ({ item, quantity }: { item: string; quantity: number }) =>
      fill(words.line, {
        item: nameOf(item),
        quantity: numbers.number(quantity),
        unit: unitOf(item),
      }),
    isDangerous: (id: string) => entry(id)?.danger ?? false,
  }
}
