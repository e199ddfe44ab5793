import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { useOpened } from '../../lib/tip-keys/opened.ts'

type Piece = { header: string | null; payload: string | null }

/** A sealed text of a case or of a step, opened while the keys are there. */
export function useOpenedText({ header, payload }: Piece, keys: Unlocked | undefined) {
  const sealed = header !== null && payload !== null
  const piece = { header: header ?? '', payload: payload ?? '' }
  const { state, words } = useOpened({ piece, keys, check: textIn, wanted: sealed })
  return words === undefined
    ? { state: state as 'shut' | 'opening' | 'failed', text: undefined }
    : { state: 'open' as const, text: words }
}

/** The text of sealed words, or nothing where they are not such words. */
function textIn(opened: unknown) {
  const { v, text } = (opened ?? {}) as Record<string, unknown>
  return v === 1 && typeof text === 'string' ? text : undefined
}
