import { tips } from '../../../contract/tips.ts'
import { split } from '../../../sealing/header.ts'
import { openWhole } from '../../../sealing/seal.ts'
import { addressOf, Refused } from '../../lib/call.ts'
import type { Unlocked } from '../../lib/tip-keys/held.ts'

type At = { keeperId: string; id: string; fileId: string }

/** A file of a tip, fetched sealed and opened here. */
export async function readFileOf(at: At, { identity }: Unlocked) {
  const reply = await asked(at)
  const sealed = new Uint8Array(await reply.arrayBuffer())
  return openWhole(sealed, identity).catch(() => {
    throw new Refused(0, { code: 'file.not_for_you' })
  })
}

/** The head of a file alone: the rest of it need not travel to be sealed for somebody else. */
export async function headOfFile(at: At): Promise<Uint8Array> {
  const leaving = new AbortController()
  const reply = await asked(at, leaving.signal)
  const reader = reply.body?.getReader()
  let start: Uint8Array<ArrayBufferLike> = new Uint8Array(0)
  try {
    for (;;) {
      const read = await reader?.read()
      if (read?.value) start = joined(start, read.value)
      const header = headIn(start)
      if (header) return header
      if (!read || read.done || start.length > mostHead) break
    }
  } finally {
    leaving.abort()
  }
  throw new Refused(0, { code: 'file.not_for_you' })
}

const mostHead = 65_536

function headIn(start: Uint8Array) {
  try {
    return split(start).header
  } catch {
    return undefined
  }
}

async function asked(at: At, signal?: AbortSignal) {
  const { url } = addressOf(tips.file, at)
  const reply = await fetch(url, { credentials: 'same-origin', signal: signal ?? null }).catch(
    () => {
      throw new Refused(0, { code: 'network' })
    },
  )
  if (reply.ok) return reply
  throw new Refused(reply.status, (await reply.json().catch(() => ({}))) as { code?: string })
}

function joined(one: Uint8Array, other: Uint8Array) {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
