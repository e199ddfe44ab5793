import { useSyncExternalStore } from 'react'
import { Refused, send } from './call.ts'
import { blobOf, dropBlob } from './kept-files.ts'
import { keep, kept } from './kept.ts'
import { upload, type Upload } from './upload.ts'

/** A call that waits for the network: where, what, and the files that must arrive before it. */
export type Unsent = {
  id: string
  at: { method: string; path: string }
  input: Record<string, unknown>
  files: Upload[]
  /** What it is, for the person who waits: the name of the model, say. */
  label: string
  /** It means nothing later: a refusal ends it. */
  passing?: boolean
  /** The code the server refused it with; it stays until the person decides. */
  refused: string | null
}

let waiting: Unsent[] = kept<Unsent[]>('outbox') ?? []
/** What a page drawn on the server knows of: nothing. */
const none: Unsent[] = []
let sending = false
const watchers = new Set<() => void>()

function remember(next: Unsent[]) {
  waiting = next
  keep('outbox', next)
  for (const tell of watchers) tell()
}

/** Keeps a call until it has arrived; kept again under the same id it takes the place of the first. */
export function keepUnsent(unsent: Omit<Unsent, 'refused'>) {
  remember([...waiting.filter(({ id }) => id !== unsent.id), { ...unsent, refused: null }])
  void sendWaiting()
}

/** Throws away a call that was refused, with its files. */
export async function dropUnsent(id: string) {
  const dropped = waiting.find((each) => each.id === id)
  remember(waiting.filter((each) => each.id !== id))
  await Promise.all((dropped?.files ?? []).map((file) => dropBlob(file.id)))
}

/** Sends what waits, oldest first. A dead network stops it; a refusal is kept with its reason. */
export async function sendWaiting() {
  if (sending) return
  sending = true
  try {
    for (const unsent of waiting.filter(({ refused }) => refused === null)) {
      const refused = await arrive(unsent)
      if (refused === 'network') break
      if (refused === undefined || unsent.passing) await dropUnsent(unsent.id)
      else remember(waiting.map((each) => (each.id === unsent.id ? { ...each, refused } : each)))
    }
  } finally {
    sending = false
  }
}

async function arrive({ at, input, files }: Unsent) {
  try {
    for (const where of files) {
      const file = await blobOf(where.id)
      if (file) await upload({ ...where, file })
    }
    await send(at, input)
    return undefined
  } catch (reason) {
    if (!(reason instanceof Refused)) return 'internal'
    // The server being away or busy, or a session that ended, is no fault of what was written.
    return reason.status === 0 ||
      reason.status === 401 ||
      reason.status === 429 ||
      reason.status >= 500
      ? 'network'
      : reason.code
  }
}

/** What has not arrived yet, as the shell shows it. */
export function useUnsent() {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => waiting,
    () => none,
  )
}

/** Sends again whenever the network returns or the page is looked at. */
export function keepSending() {
  const again = () => void sendWaiting()
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  const timer = setInterval(again, 30_000)
  again()
  return () => {
    removeEventListener('online', again)
    document.removeEventListener('visibilitychange', again)
    clearInterval(timer)
  }
}
