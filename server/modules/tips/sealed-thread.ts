import { sql } from 'kysely'
import type { z } from 'zod'
import type { sealed as contract, Thread } from '../../../contract/sealed.ts'
import { conflict, Refusal } from '../../platform/errors.ts'
import { sealedIn } from './sealed-age.ts'
import type { Sealed } from './sealed-parts.ts'

type Found = z.output<typeof Thread>
type Said = Pick<z.output<(typeof contract.say)['input']>, 'id' | 'keyHead' | 'sealed'>
type Act = z.output<(typeof contract.act)['input']>['act']

/** A wrong receipt and one that has ended are one and the same: there is nothing behind them. */
export const nothingThere = () => new Refusal(404, 'receipt.unknown')

/** Whom a word of the sender is sealed to at least, and at most: officers, the escrow key, themselves. */
const readers = { least: 2, most: 42 }

/** What became of a tip, as its sender may see it; undefined where there is nothing behind the receipt. */
export async function threadOf({ db }: Sealed, receipt: Buffer): Promise<Found | undefined> {
  const { rows } = await sql<{ thread: Found | null }>`
    select tips.by_receipt(${receipt}) as thread`.execute(db)
  const found = rows[0]?.thread
  if (!found) return undefined
  return { ...found, messages: found.messages.map(inOneLine), files: found.files.map(inOneLine) }
}

/** The sender answers. Sent twice it is said once. */
export async function sayMore({ db }: Sealed, receipt: Buffer, { id, keyHead, sealed }: Said) {
  const { header, payload } = sealedIn(sealed, readers.least, readers.most)
  const { rows } = await sql<{ there: boolean }>`
    select tips.say_by_receipt(${receipt}, ${id}, ${header}, ${payload}, ${keyHead}) as there
  `.execute(db)
  return rows[0]?.there ? { kept: true as const } : undefined
}

/** A file the desk sent, sealed. */
export async function fileFor({ db, files }: Sealed, receipt: Buffer, id: string) {
  const { rows } = await sql<{ header: Buffer; stored: string }>`
    select header, stored from tips.read_file_by_receipt(${receipt}, ${id})`.execute(db)
  const [found] = rows
  const payload = found && (await files.fetch(found.stored))
  if (!found || !payload) return undefined
  return { header: found.header.toString('base64'), payload: payload.toString('base64') }
}

/** The sender disputes what became of it, asks for destruction, or takes their name back. */
export async function actOn({ db }: Sealed, receipt: Buffer, act: Act) {
  const { rows } = await sql<{ outcome: string }>`
    select tips.act_by_receipt(${receipt}, ${act}) as outcome`.execute(db)
  const outcome = rows[0]?.outcome
  if (outcome === 'not_closed') throw conflict('tip.not_closed')
  return outcome === 'done' ? { done: true as const } : undefined
}

/** PostgreSQL breaks base64 into lines. */
function inOneLine<Piece extends { header: string; payload: string }>(piece: Piece): Piece {
  const joined = (text: string) => text.replaceAll('\n', '')
  return { ...piece, header: joined(piece.header), payload: joined(piece.payload) }
}
