import type { Book } from '../../../contract/model-works.ts'

type Rule = Book['acts'][number]['rules'][number]
type Answers = Record<string, string | number | boolean | string[]>

/** The rules an act is against, by their keys. What was not said does not hold: nothing leaves on a guess. */
export function against(rules: Rule[], act: Answers, line: Answers): string[] {
  const said = { ...line, ...act }
  return rules.filter((rule) => !holds(rule, said)).map(({ id }) => id)
}

function holds({ more, than, needs }: Rule, said: Answers) {
  if (needs !== undefined && said[needs] !== true) return false
  if (more === undefined || than === undefined) return true
  const [count, most] = [said[more], said[than]]
  return typeof count === 'number' && typeof most === 'number' && count <= most
}
