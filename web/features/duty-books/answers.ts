import type { Field } from '../../../contract/forms.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import type { Answers } from '../../ui/CatalogForm.tsx'

/** How an answer to a blank of the catalog is written out. */
export function useSaid() {
  const { say, words } = useLanguage()
  const numbers = useNumbers()
  const { pieces } = words
  return (field: Field, answer: Answers[string] | undefined): string => {
    if (answer === undefined) return ''
    if (typeof answer === 'boolean') return answer ? pieces.yes : pieces.no
    if (typeof answer === 'number')
      return [numbers.number(answer), field.unit && say(field.unit)].filter(Boolean).join(' ')
    if (Array.isArray(answer)) return answer.map((each) => optionOf(field, each, say)).join(', ')
    if (field.kind === 'day') return numbers.day(answer)
    return optionOf(field, answer, say)
  }
}

function optionOf(field: Field, value: string, say: ReturnType<typeof useLanguage>['say']) {
  const label = field.options?.find((option) => option.value === value)?.label
  return label ? say(label) : value
}

/** What a refusal says of the blanks of a catalog form, by the blank's own name. */
export function answerErrors(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([path, code]) => [
      path.replace(/^answers\./, ''),
      code,
    ]),
  )
}
