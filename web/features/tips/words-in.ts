import type { FileWords, IdentityWords, MessageWords, TipWords } from '../../../contract/sealed.ts'

// What a seal held is somebody else's word. It is looked at before it is shown: what is not as it should
// be is not shown in part.

type Opened = Record<string, unknown>

/** The words of a tip, or nothing where they are not such words. */
export function tipWordsIn(opened: unknown): TipWords | undefined {
  if (!isFirst(opened)) return undefined
  const { text, where, when, answers } = opened
  if (typeof text !== 'string' || typeof where !== 'string' || typeof when !== 'string')
    return undefined
  if (!Array.isArray(answers) || !answers.every((each) => typeof each === 'string'))
    return undefined
  return { v: 1, text, where, when, answers }
}

/** The words of a message or a note. */
export function messageWordsIn(opened: unknown): MessageWords | undefined {
  return isFirst(opened) && typeof opened.text === 'string'
    ? { v: 1, text: opened.text }
    : undefined
}

/** What a file is said to be. */
export function fileWordsIn(opened: unknown): FileWords | undefined {
  if (!isFirst(opened)) return undefined
  const { name, type, bytes, cleaned } = opened
  if (typeof name !== 'string' || typeof type !== 'string') return undefined
  if (typeof bytes !== 'number' || typeof cleaned !== 'boolean') return undefined
  return { v: 1, name, type, bytes, cleaned }
}

/** Who somebody says they are. */
export function identityWordsIn(opened: unknown): IdentityWords | undefined {
  if (!isFirst(opened)) return undefined
  const { name, contact } = opened
  return typeof name === 'string' && typeof contact === 'string'
    ? { v: 1, name, contact }
    : undefined
}

function isFirst(opened: unknown): opened is Opened {
  return typeof opened === 'object' && opened !== null && (opened as Opened).v === 1
}
