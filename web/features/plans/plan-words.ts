import { fill, useNumbers, useOwn } from '../../lib/language.tsx'
import '../../lib/life-errors.ts'
import { plans as english } from '../../locales/en/plans.ts'
import { plans } from '../../locales/vi/plans.ts'

const words = { vi: plans, en: english satisfies typeof plans }

/** The words of reviews, plans and campaigns; they travel with those pages. */
export function usePlanWords() {
  return useOwn(words)
}

type Reason = { key: string; values: Record<string, string | number> }

/** Why a model is on the agenda, in a sentence. */
export function useReasonSentence() {
  const said: Record<string, string> = usePlanWords().reasons
  const numbers = useNumbers()
  const written = (name: string, value: string | number) => {
    if (typeof value === 'number') return numbers.number(value)
    if (name === 'on') return numbers.day(value)
    return name === 'month' ? numbers.month(value) : value
  }
  return ({ key, values }: Reason) =>
    fill(
      said[key] ?? '',
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, written(name, value)]),
      ),
    )
}
