import { sql } from 'kysely'
import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import { recipientsIn } from '../../../sealing/header.ts'
import { recipientsOf, type Standing } from '../../../sealing/key-log.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, Refusal } from '../../platform/errors.ts'
import { findDesk, logOf, ownKeys } from './desk-find.ts'
import { mayHold } from './desk-policy.ts'

type Behind = z.output<typeof tipDesk.behind.reply>[number]
type Rewrap = z.output<typeof tipDesk.rewrap.input>

export type Part = Behind['part']
/** A head that is not written for the keys as they stand, as its table has it. */
export type OldHead = Omit<Behind, 'header'> & { header: Buffer }
/** A head written anew. */
export type NewHead = { part: Part; tipId: string; id: string; header: Buffer }

/** Something that keeps sealed pieces: how many heads, which, and putting new ones on. */
export type HeadSource = {
  parts: readonly Part[]
  /** Pieces sealed under none of these states of the key log. */
  count: (ctx: Ctx, where: { keeperId: string; heads: string[] }) => Promise<number>
  read: (ctx: Ctx, where: { keeperId: string; heads: string[]; most: number }) => Promise<OldHead[]>
  write: (ctx: Ctx, to: { keeperId: string; keyHead: string; heads: NewHead[] }) => Promise<void>
}

const sources: HeadSource[] = []

type SealedTable = 'tips.tip' | 'tips.message' | 'tips.file' | 'cases.case' | 'cases.step'

/** How many rows of the asking module's own table are sealed under none of these states of the log. */
export async function countOld(
  { db }: Pick<Ctx, 'db'>,
  table: SealedTable,
  { keeperId, heads }: { keeperId: string; heads: string[] },
) {
  const { count } = await db
    .selectFrom(table)
    .select(sql<number>`count(*)::int`.as('count'))
    .where('keeperId', '=', keeperId)
    .where('keyHead', 'not in', heads)
    .executeTakeFirstOrThrow()
  return count
}

/** Says where else sealed pieces are kept: whoever seals to a desk is re-wrapped with it. */
export function addHeads(source: HeadSource) {
  if (!sources.some(({ parts }) => parts.join() === source.parts.join())) sources.push(source)
}

/** How many sealed pieces somebody who came is still shut out of, or somebody who left could still open. */
export async function countBehind(ctx: Ctx, keeperId: string, history: Standing[]) {
  const heads = goodHeads(history)
  if (heads.length === 0) return 0
  const counts = await Promise.all(sources.map((source) => source.count(ctx, { keeperId, heads })))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Heads to be written anew by an officer, as many as a request can bring back. */
export async function behind(
  ctx: Ctx,
  { keeperId, most }: z.output<typeof tipDesk.behind.input>,
): Promise<Behind[]> {
  const { standing, history } = await deskOfOfficer(ctx, keeperId)
  const heads = goodHeads(history)
  // A file brings two heads, and they stay together.
  const room = Math.max(2, Math.min(most, mostAtOnce(recipientsOf(standing).length)))
  const found: OldHead[] = []
  for (const source of sources) {
    const left = room - found.length
    if (left > 0) found.push(...(await source.read(ctx, { keeperId, heads, most: left })))
  }
  return found.map((piece) => ({ ...piece, header: piece.header.toString('base64') }))
}

/** Puts new heads on: who came can open what came before them, who left cannot any more. */
export async function rewrap(ctx: Ctx, { keeperId, keyHead, heads }: Rewrap) {
  const { standing, history } = await deskOfOfficer(ctx, keeperId)
  if (standing.head !== keyHead) throw conflict('desk.keys_changed')
  const known = recipientsOf(standing).length
  const written = heads.map((head) => ({ ...head, header: Buffer.from(head.header, 'base64') }))
  // The desk’s people, and the sender where the piece is for their eyes too.
  const fits = written.every(({ header }) => [0, 1].includes(recipientsIn(header) - known))
  if (!fits) throw new Refusal(400, 'tip.sealed_wrong')
  for (const source of sources) {
    const its = written.filter(({ part }) => source.parts.includes(part))
    if (its.length > 0) await source.write(ctx, { keeperId, keyHead, heads: its })
  }
  if ((await countBehind(ctx, keeperId, history)) === 0) await forgetShares(ctx, keeperId, standing)
  return { done: true as const }
}

/** The log of a desk, for an officer whose own key stands in it. */
async function deskOfOfficer(ctx: Ctx, keeperId: string) {
  await findDesk(ctx, keeperId)
  allow(mayHold(ctx.actor, 'officer', keeperId))
  const { standing, history } = await logOf(ctx, keeperId)
  if (!standing) throw conflict('key_log.untrue')
  allow(ownKeys(ctx, standing).some(({ holder }) => holder === 'officer'))
  return { standing, history }
}

/** Nothing is sealed to the escrow keys of before any more: their shares go. */
async function forgetShares(
  { db }: Ctx,
  keeperId: string,
  { escrow }: { escrow: { seq: number } | undefined },
) {
  if (!escrow) return
  await db
    .deleteFrom('tips.escrowShare')
    .where('keeperId', '=', keeperId)
    .where('seq', '<', escrow.seq)
    .execute()
}

/**
 * The states of a log whose people are those of today. When a custodian comes, no piece has to be sealed
 * anew: the words are not for them.
 */
function goodHeads(history: Standing[]) {
  const now = said(history.at(-1))
  const since = history.findLastIndex((standing) => said(standing) !== now)
  return history.slice(since + 1).map(({ head }) => head)
}

function said(standing: Standing | undefined) {
  return standing && recipientsOf(standing).toSorted().join()
}

/** How many heads for so many people fit into a request, as JSON and base64. */
function mostAtOnce(recipients: number) {
  const bytes = 300 + (recipients + 1) * 140
  return Math.floor(900_000 / bytes)
}
