import type { z } from 'zod'
import { sealed } from '../../../contract/sealed.ts'
import {
  fingerprint,
  headOf,
  readLog,
  recipientsOf,
  type Standing,
} from '../../../sealing/key-log.ts'
import { Refused } from '../call.ts'
import { ask, type Post } from './door.ts'

type DeskReply = z.output<typeof sealed.desk.reply>

/** A desk after its log was checked here: whom to seal to, and the mark to compare with the letter box. */
export type Desk = Omit<DeskReply, 'log'> & {
  standing: Standing
  recipients: string[]
  mark: string
}

/** The desk that shall receive: checked entry by entry. A log that does not hold is refused, whoever sent it. */
export async function deskOf(post: Post, keeperId: string): Promise<Desk> {
  const { log, ...brief } = await ask(post, sealed.desk, { keeperId })
  const standing = standingOf(keeperId, log)
  if (!standing.open) throw new Refused(404, { code: 'desk.not_found' })
  const mark = fingerprint(headOf(log[0]?.entry ?? ''))
  return { ...brief, standing, recipients: recipientsOf(standing), mark }
}

/** Where a tip goes: past the desk it speaks about, to the one above. */
export async function receiverOf(post: Post, keeperId: string, aboutThisDesk: boolean) {
  const desk = await deskOf(post, keeperId)
  if (!aboutThisDesk) return desk
  if (!desk.aboveId) throw new Refused(409, { code: 'desk.none_above' })
  return deskOf(post, desk.aboveId)
}

function standingOf(keeperId: string, log: DeskReply['log']) {
  try {
    return readLog(keeperId, log)
  } catch {
    throw new Refused(409, { code: 'desk.log_untrue' })
  }
}
