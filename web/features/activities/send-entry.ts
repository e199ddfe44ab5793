import { activities } from '../../../contract/activities.ts'
import { Refused, send } from '../../lib/call.ts'
import { blobOf, dropBlob } from '../../lib/kept-files.ts'
import { keepUnsent } from '../../lib/outbox.ts'
import { upload } from '../../lib/upload.ts'
import type { Entry, Sending } from './entry.ts'

/** Why a form was filled in: a new record, one to be sent on, or one in place of another. */
export type Purpose = { is: 'new' } | { is: 'submit' } | { is: 'correct'; id: string }

type Whole = {
  entry: Entry
  sending: Sending
  purpose: Purpose
  draft: boolean
  /** Why it is corrected. */
  reason: string
  /** What waits to be sent, as its writer would name it. */
  label: string
}

/** Sends a record with its files; without a network it is kept on this phone and sent later, once. */
export async function sendEntry(whole: Whole): Promise<'arrived' | 'kept'> {
  const { entry, sending, label } = whole
  const { at, input } = callOf(whole)
  const unsent = [...entry.photos, ...(entry.signature ? [entry.signature] : [])].filter(
    ({ id, sent }) => !sent && sending.evidence?.includes(id),
  )
  try {
    for (const where of unsent) {
      const file = await blobOf(where.id)
      if (file) await upload({ ...where, file })
    }
    await send(at, input)
    await Promise.all((sending.evidence ?? []).map(dropBlob))
    return 'arrived'
  } catch (reason) {
    if (!(reason instanceof Refused) || reason.code !== 'network') throw reason
    const { id } = entry
    keepUnsent({ id, at: { method: at.method, path: at.path }, input, files: unsent, label })
    return 'kept'
  }
}

function callOf({ sending, purpose, draft, reason }: Whole) {
  switch (purpose.is) {
    case 'new':
      return { at: activities.record, input: { ...sending, draft } }
    case 'submit':
      return { at: activities.submit, input: { ...sending } }
    case 'correct':
      return {
        at: activities.correct,
        input: { keeperId: sending.keeperId, id: purpose.id, reason, corrected: sending },
      }
  }
}
