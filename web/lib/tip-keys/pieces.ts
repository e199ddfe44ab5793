import { base64 } from '@scure/base'
import { recipientsOf, type Standing } from '../../../sealing/key-log.ts'
import type { Secrets } from '../../../sealing/lock.ts'
import { openWords, type Sealed, sealWords } from '../../../sealing/seal.ts'

/** Something sealed as it travels: head and content as base64. */
export type Piece = { header: string; payload: string }

/** Opens sealed words. What they hold is somebody else's: check it before it is shown. */
export function openPiece(piece: Piece, secrets: Pick<Secrets, 'identity'>): Promise<unknown> {
  return openWords(sealedOf(piece), secrets.identity)
}

/** Seals words to a desk as its log stands, and to the sender where it is for their eyes too. */
export async function sealFor(standing: Standing, value: unknown, replyTo?: string | null) {
  const sealed = pieceOf(await sealWords(value, readersOf(standing, replyTo)))
  return { sealed, keyHead: standing.head }
}

/** Everybody who is to open a piece: the desk, and the sender where they are named. */
export function readersOf(standing: Standing, replyTo?: string | null) {
  return [...recipientsOf(standing), ...(replyTo ? [replyTo] : [])]
}

export const bytesOf = (text: string) => base64.decode(text)
export const textOf = (bytes: Uint8Array) => base64.encode(bytes)

export function sealedOf({ header, payload }: Piece): Sealed {
  return { header: bytesOf(header), payload: bytesOf(payload) }
}

export function pieceOf({ header, payload }: Sealed): Piece {
  return { header: textOf(header), payload: textOf(payload) }
}
