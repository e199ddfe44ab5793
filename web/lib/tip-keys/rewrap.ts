import type { z } from 'zod'
import { tipDesk } from '../../../contract/tip-desk.ts'
import { fileKeyOf, headerFor } from '../../../sealing/header.ts'
import type { Standing } from '../../../sealing/key-log.ts'
import type { Secrets } from '../../../sealing/lock.ts'
import { call } from '../call.ts'
import { bytesOf, readersOf, textOf } from './pieces.ts'

type Behind = z.output<typeof tipDesk.behind.reply>[number]
type Head = z.input<typeof tipDesk.rewrap.input>['heads'][number]

/** How far it came: pieces with a new head, and pieces these keys do not open. */
export type Rewrapped = { done: number; shut: number }

type Work = {
  keeperId: string
  secrets: Pick<Secrets, 'identity'>
  standing: Standing
  onProgress?: ((so: Rewrapped) => void) | undefined
  signal?: AbortSignal | undefined
}

const most = 100
/** A screen is drawn sixty times a second: between two pieces of work it gets its turn. */
const turn = 12

/**
 * Writes new heads on everything that is not yet sealed to the keys as they stand, a portion at a time.
 * Broken off, it goes on where it stopped when it is begun again.
 */
export async function rewrapAll({ keeperId, secrets, standing, onProgress, signal }: Work) {
  const so: Rewrapped = { done: 0, shut: 0 }
  const shut = new Set<string>()
  for (;;) {
    signal?.throwIfAborted()
    // What these keys cannot open comes again at the front of each portion.
    const asked = Math.min(500, most + shut.size)
    const behind = await call(tipDesk.behind, { keeperId, most: asked }, signal)
    const next = behind.filter((piece) => !shut.has(nameOf(piece)))
    if (next.length === 0) return so
    const heads: Head[] = []
    let drawn = performance.now()
    for (const piece of next) {
      const head = await headOf(piece, secrets, standing)
      if (head) heads.push(head)
      else shut.add(nameOf(piece))
      if (performance.now() - drawn < turn) continue
      await new Promise((resolve) => setTimeout(resolve))
      drawn = performance.now()
    }
    if (heads.length > 0)
      await call(tipDesk.rewrap, { keeperId, keyHead: standing.head, heads }, signal)
    so.done += heads.length
    so.shut = shut.size
    onProgress?.({ ...so })
  }
}

const nameOf = ({ part, tipId, id }: Behind) => `${part} ${tipId} ${id}`

async function headOf(piece: Behind, secrets: Pick<Secrets, 'identity'>, standing: Standing) {
  const fileKey = await fileKeyOf(bytesOf(piece.header), secrets.identity).catch(() => null)
  if (!fileKey) return undefined
  const { part, tipId, id, replyTo } = piece
  const header = textOf(headerFor(fileKey, readersOf(standing, replyTo)))
  return { part, tipId, id, header }
}
