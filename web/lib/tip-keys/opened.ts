import { type RefObject, useEffect, useState } from 'react'
import { type Unlocked, watchHeld } from './held.ts'
import { openPiece, type Piece } from './pieces.ts'

// Words that were opened lie in memory beside the keys that opened them, so that going back and forth
// opens nothing twice; when the keys are locked they are forgotten with them.
const opened = new Map<string, Promise<unknown>>()
watchHeld(() => opened.clear())

/** Sealed words as they stand before an officer. */
export type Opening<Words> =
  | { state: 'shut' | 'opening' | 'failed'; words?: undefined }
  | { state: 'open'; words: Words }

type Asked<Words> = {
  piece: Piece
  keys: Unlocked | undefined
  check: (said: unknown) => Words | undefined
  /** Only what is looked at is opened. */
  wanted?: boolean
}

/** Opens sealed words while the keys are there. */
export function useOpened<Words>({ piece, keys, check, wanted = true }: Asked<Words>) {
  const [got, setGot] = useState<{ header: string; words: Words | undefined }>()
  const { header, payload } = piece

  useEffect(() => {
    if (!keys || !wanted) return undefined
    let left = false
    void openOnce({ header, payload }, keys)
      .then(check, () => undefined)
      .then((words) => !left && setGot({ header, words }))
    return () => {
      left = true
    }
  }, [header, payload, keys, check, wanted])

  return asItStands(keys !== undefined, got?.header === header ? got : undefined)
}

function asItStands<Words>(
  open: boolean,
  got: { words: Words | undefined } | undefined,
): Opening<Words> {
  if (!open) return { state: 'shut' }
  if (!got) return { state: 'opening' }
  return got.words === undefined ? { state: 'failed' } : { state: 'open', words: got.words }
}

/** Opens a piece, or remembers what was opened. */
export function openOnce(piece: Piece, keys: Unlocked) {
  const known = opened.get(piece.header)
  if (known) return known
  const opening = openPiece(piece, keys)
  opened.set(piece.header, opening)
  return opening
}

/** Whether something on the page has come into sight. */
export function useInSight(of: RefObject<Element | null>) {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = of.current
    if (!element || seen) return undefined
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: '200px' },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [of, seen])
  return seen
}
