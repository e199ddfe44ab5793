import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { sealed as contract } from '../../../contract/sealed.ts'
import { gather } from '../../platform/db/gather.ts'
import { insertMissing, insertRows } from '../../platform/db/insert-rows.ts'
import type { DB } from '../../platform/db/schema.ts'
import { inScope, inScopeWriting, nobody } from '../../platform/db/scope.ts'
import { conflict, notFound, Refusal } from '../../platform/errors.ts'
import { sealedIn, wrongly } from './sealed-age.ts'
import type { Sealed } from './sealed-parts.ts'

type Asked = z.output<(typeof contract.send)['input']>
type Said = Omit<Asked, 'bearer' | 'work'>

/** A tip as it is put in. */
type Tip = {
  keeperId: string
  id: string
  receipt: Buffer
  replyTo: string
  category: string
  urgent: boolean
  channel: 'door' | 'app'
  header: Buffer
  payload: Buffer
  keyHead: string
  sealedLate: boolean
  identity?: { header: Buffer; payload: Buffer; shares: { keyId: string; sealed: Buffer }[] }
}

type Kept = { kept: true }
export type KeepTip = (tip: Tip) => Promise<Kept>

/**
 * Takes a tip in once it was worked for: checks that its desk can open it, and keeps it. `late`: the words
 * came to the house before they were sealed.
 */
export async function takeTip(sealed: Sealed, receipt: Buffer, said: Said, late = false) {
  if (!sealed.catalog.tips.categories.has(said.category))
    throw new Refusal(400, 'tip.category_unknown')
  const { keys, recipients } = await keysFor(sealed, said)
  const words = sealedIn(said.sealed, recipients)
  const { identity } = said
  const shares = identity?.shares.map((share) => ({
    keyId: share.keyId,
    sealed: Buffer.from(share.sealed, 'base64'),
  }))
  // An identity is sealed to one key of its own, of which any two of the desk's keys have a share each.
  const known = shares?.every(({ keyId }) => keys.has(keyId)) ?? true
  if (!known || new Set(shares?.map(({ keyId }) => keyId)).size !== (shares?.length ?? 0))
    throw wrongly()
  if (shares && shares.length < 2) throw wrongly()
  return sealed.keepTip({
    keeperId: said.keeperId,
    id: said.id,
    receipt,
    replyTo: said.replyTo,
    category: said.category,
    urgent: said.urgent,
    channel: sealed.channel,
    ...words,
    keyHead: said.keyHead,
    sealedLate: late,
    ...(identity && shares ? { identity: { ...sealedIn(identity.sealed, 1), shares } } : {}),
  })
}

/** To how many the desk's words are sealed under this head, and whose keys they are. */
async function keysFor({ desks }: Sealed, { keeperId, keyHead }: Said) {
  const remembered = await desks.lately(keeperId).catch(() => undefined)
  if (!remembered?.standing.open) throw notFound('desk')
  // Somebody may have read a log that grew a moment ago.
  const desk = remembered.heads.has(keyHead) ? remembered : await desks.read(keeperId)
  const recipients = desk?.heads.get(keyHead)
  if (!desk || recipients === undefined) throw conflict('desk.keys_changed')
  return { keys: desk.everyKey, recipients }
}

/** A tip is larger than most rows: fewer batches, each with more in it, cost the disk less. */
const lanes = 2

/** Keeps tips: many at once under one commit, each only once. */
export function tipKeeper(db: Kysely<DB>): KeepTip {
  const keep = gather<Tip, Kept>(
    64,
    async (tips) => {
      const kept = await inScopeWriting(db, nobody, async (transaction) => {
        const written = insertMissing(transaction, rowsOf(tips))
        return { answer: written, written }
      })
      if (kept === tips.length) return tips.map(() => ({ kept: true as const }))
      return Promise.all(tips.map((tip) => asKept(db, tip)))
    },
    lanes,
  )
  return (tip) => (tip.identity ? keepNamed(db, tip, tip.identity) : keep(tip))
}

/** A tip that says who it is from: rarer, and three tables at once. */
async function keepNamed(db: Kysely<DB>, tip: Tip, identity: NonNullable<Tip['identity']>) {
  const { keeperId, id } = tip
  const fresh = await inScope(db, nobody, async (transaction) => {
    if ((await insertMissing(transaction, rowsOf([tip]))) === 0) return false
    await insertRows(transaction, {
      table: 'tips.identity',
      columns: ['keeper_id', 'tip_id', 'header', 'payload'],
      rows: [[keeperId, id, identity.header, identity.payload]],
    })
    await insertRows(transaction, {
      table: 'tips.identity_share',
      columns: ['keeper_id', 'tip_id', 'key_id', 'sealed'],
      rows: identity.shares.map(({ keyId, sealed }) => [keeperId, id, keyId, sealed]),
    })
    return true
  })
  return fresh ? { kept: true as const } : orThrow(await asKept(db, tip))
}

/**
 * What came of a tip that may have been there before: the same tip sent again is kept; another one under
 * a used receipt is not, and its sender, who alone can show that receipt, is told.
 */
async function asKept(db: Kysely<DB>, { receipt, id }: Tip): Promise<Kept | Refusal> {
  const { rows } = await sql<{ id: string | null }>`
    select tips.by_receipt(${receipt})->>'id' as id`.execute(db)
  return rows[0]?.id === id ? { kept: true as const } : conflict('receipt.taken')
}

function orThrow<Answer>(answer: Answer | Refusal) {
  if (answer instanceof Refusal) throw answer
  return answer
}

const columns = [
  'keeper_id',
  'id',
  'receipt',
  'reply_to',
  'category',
  'urgent',
  'channel',
  'header',
  'payload',
  'key_head',
  'sealed_late',
]

function rowsOf(tips: Tip[]) {
  return {
    table: 'tips.tip' as const,
    columns,
    rows: tips.map((tip) => [
      tip.keeperId,
      tip.id,
      tip.receipt,
      tip.replyTo,
      tip.category,
      tip.urgent,
      tip.channel,
      tip.header,
      tip.payload,
      tip.keyHead,
      tip.sealedLate,
    ]),
  }
}
