import { useEffect, useState } from 'react'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { openPiece } from '../../lib/tip-keys/pieces.ts'

/** Sealed text as it stands before an officer. */
export type OpenedText =
  | { state: 'shut' | 'opening' | 'failed'; text?: undefined }
  | { state: 'open'; text: string }

type Piece = { header: string | null; payload: string | null }

/** Opens a sealed text while the keys are there; it is held by what shows it and by nothing else. */
export function useOpenedText({ header, payload }: Piece, keys: Unlocked | undefined): OpenedText {
  const [got, setGot] = useState<{ header: string; text: string | undefined }>()
  useEffect(() => {
    if (!keys || header === null || payload === null) return undefined
    let left = false
    void openPiece({ header, payload }, keys)
      .then(textIn, () => undefined)
      .then((text) => !left && setGot({ header, text }))
    // With the keys go the words that they opened.
    return () => {
      left = true
      setGot(undefined)
    }
  }, [header, payload, keys])

  if (!keys) return { state: 'shut' }
  if (got === undefined || got.header !== header) return { state: 'opening' }
  return got.text === undefined ? { state: 'failed' } : { state: 'open', text: got.text }
}

/** The text of sealed words, or nothing where they are not such words. */
function textIn(opened: unknown) {
  const { v, text } = (opened ?? {}) as Record<string, unknown>
  return v === 1 && typeof text === 'string' ? text : undefined
}

/** The first line of a text, short enough for a list. */
export function firstLine(text: string) {
  const [line = ''] = text.trim().split('\n')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
