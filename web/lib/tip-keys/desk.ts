import type { z } from 'zod'
import { type TipDesk, tipDesk } from '../../../contract/tip-desk.ts'
import { type DeskKey, headOf, readLog, type Standing } from '../../../sealing/key-log.ts'
import { call } from '../call.ts'
import { checkPin, type Trouble, wasSeen } from './pin.ts'

export type DeskReply = z.output<typeof TipDesk>

/** A desk after its log was checked. Without `standing` nothing is to be sealed to it or opened with it. */
export type Desk = {
  reply: DeskReply
  standing: Standing | undefined
  /** broken: the log does not check. rewritten: it is not the log this browser saw before. */
  trouble: Trouble | undefined
  /** Keys that came since this browser last agreed with the log. */
  fresh: DeskKey[]
}

/** Under which the desk is remembered, so that every page that changes it can ask anew. */
export const deskQuery = (keeperId: string) => ({
  queryKey: ['tip-desk', keeperId],
  queryFn: ({ signal }: { signal: AbortSignal }) => readDesk(keeperId, signal),
})

/** Fetches a desk, checks its log from the first entry, and compares it with what was seen here before. */
export async function readDesk(keeperId: string, signal?: AbortSignal) {
  return deskOf(await call(tipDesk.read, { keeperId }, signal))
}

/** The same of a desk just fetched or answered. */
export function deskOf(reply: DeskReply): Desk {
  if (reply.log.length === 0) {
    const trouble = wasSeen(reply.keeperId) ? 'rewritten' : undefined
    return { reply, standing: undefined, trouble, fresh: [] }
  }
  const standing = checked(reply)
  if (!standing) return { reply, standing, trouble: 'broken', fresh: [] }
  const heads = reply.log.map(({ entry }) => headOf(entry))
  const { trouble, fresh } = checkPin(reply.keeperId, standing, heads)
  return { reply, standing: trouble ? undefined : standing, trouble, fresh }
}

function checked({ keeperId, log }: DeskReply) {
  try {
    return readLog(keeperId, log)
  } catch {
    return undefined
  }
}
