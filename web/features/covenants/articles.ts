import { fill } from '../../lib/language.tsx'

/** What people of a type commit to, as the numbered articles a covenant begins from. */
export function articlesOf(commitments: string[], article: string) {
  return commitments.map((text, at) => fill(article, { number: at + 1, text })).join('\n\n')
}

/** The names on a list as it was typed: one to a line, numbers before them left off. */
export function namesIn(typed: string) {
  return typed
    .split('\n')
    .map((line) => line.replace(/^\s*\d+\s*[.)-]\s*/, '').trim())
    .filter(Boolean)
}
