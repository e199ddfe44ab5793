import { diffArrays, diffWordsWithSpace } from 'diff'

type Part = { is: 'same' | 'out' | 'in'; text: string }

/** A line of two versions: the same in both, only in one, or with words that changed. */
export type Line = { is: 'same' | 'out' | 'in' | 'changed'; parts: Part[] }

/** What differs between two versions of a text, line by line, and word by word where a line was changed. */
export function differencesOf(before: string, after: string): Line[] {
  const lines: Line[] = []
  let gone: string[] = []
  for (const { value, added, removed } of diffArrays(before.split('\n'), after.split('\n'))) {
    if (removed) {
      gone = value
      continue
    }
    if (added) lines.push(...paired(gone, value))
    else lines.push(...gone.map(only('out')), ...value.map(only('same')))
    gone = []
  }
  return [...lines, ...gone.map(only('out'))]
}

/** Lines that stand in the place of others: each beside the one it replaces. */
function paired(before: string[], after: string[]): Line[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, now] = [before[at], after[at]]
    if (old === undefined) return only('in')(now ?? '')
    if (now === undefined) return only('out')(old)
    return { is: 'changed', parts: diffWordsWithSpace(old, now).map(partOf) }
  })
}

function partOf({ value, added, removed }: ReturnType<typeof diffWordsWithSpace>[number]): Part {
  return { is: added ? 'in' : removed ? 'out' : 'same', text: value }
}

const only =
  (is: Part['is']) =>
  (text: string): Line => ({ is, parts: [{ is, text }] })
