import type { z } from 'zod'
import type { tipDesk } from '../../../contract/tip-desk.ts'
import {
  after,
  type DeskKey,
  entryIn,
  type KeyEntry,
  type Standing,
} from '../../../sealing/key-log.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, Refusal } from '../../platform/errors.ts'
import { findDesk, logOf } from './desk-find.ts'
import { changed, keyOf, setState } from './desk-keys.ts'
import { postsAt } from './desk-people.ts'
import { tellDesk } from './desk-read.ts'

type Writing = z.output<typeof tipDesk.log.input>
type At = { keeperId: string; standing: Standing }

/** What `after` says of an entry that does not fit. */
const unfit: [400, string][] = [
  [400, 'key_log.unreadable'],
  [400, 'key_log.broken_chain'],
  [400, 'key_log.not_first'],
  [400, 'key_log.bad_signature'],
  [400, 'key_log.two_needed'],
  [400, 'key_log.one_person'],
  [400, 'key_log.holders_wrong'],
  [400, 'key_log.key_missing'],
  [400, 'key_log.key_twice'],
]

/** Something happens to the keys of a desk: signed in a browser, checked here, seen by everybody. */
export async function addToLog(ctx: Ctx, { keeperId, logged, shares }: Writing) {
  const desk = await findDesk(ctx, keeperId)
  const log = await logOf(ctx, keeperId)
  const { entries, standing } = log
  if (!standing) throw conflict('key_log.untrue')
  const said = spoken(() => entryIn(logged.entry))
  // An answer that was lost on its way: what was sent again is there already.
  if (entries[said.seq]?.entry === logged.entry) return tellDesk(ctx, desk, log)
  if (said.seq <= standing.seq) throw conflict('key_log.stale')
  const next = spoken(() => after(keeperId, standing, logged))
  await checkSigners(ctx, { keeperId, standing: said.act === 'found' ? next : standing }, said)
  if (!isOfToday(said.on)) throw new Refusal(400, 'key_log.wrong_day')

  const written = await ctx.db
    .insertInto('tips.keyLog')
    .values({ keeperId, seq: said.seq, ...logged })
    .onConflict((taken) => taken.doNothing())
    .returning('seq')
    .executeTakeFirst()
  if (!written) throw conflict('key_log.stale')
  await carryOut(ctx, { keeperId, standing: next }, { said, shares })
  return changed(ctx, desk)
}

/** An entry is brought by whoever signed it, or, where two signed, by the one they let in. */
async function checkSigners(
  ctx: Ctx,
  { keeperId, standing }: At,
  { by, also, act, key }: KeyEntry,
) {
  const signers = standing.keys.filter(({ id }) => id === by || id === also)
  const bringers = signers.map(({ accountId }) => accountId)
  if (act === 'admit' && also && key) bringers.push(key.accountId)
  allow(bringers.includes(ctx.actor.accountId))
  // A key outlives the post it was made for until it is retired; its word does not.
  const roleOf = await postsAt(ctx, keeperId)
  allow(signers.every(({ accountId, holder }) => roleOf(accountId, holder) !== null))
}

async function carryOut(
  ctx: Ctx,
  { keeperId, standing }: At,
  { said, shares }: { said: KeyEntry; shares: Writing['shares'] },
) {
  if (said.act !== 'escrow' && shares.length > 0) throw new Refusal(400, 'key_log.holders_wrong')
  if (said.act === 'escrow') return keepShares(ctx, { keeperId, standing }, shares)
  const { key } = said
  if (!key) return undefined
  if (said.act === 'retire') return setState(ctx, { keeperId, id: key.id }, 'retired')
  await checkProposed(ctx, keeperId, key)
  return setState(ctx, { keeperId, id: key.id }, 'standing')
}

/** Only keys that their owner offered come in, exactly as offered, while the owner has the post for it. */
async function checkProposed(ctx: Ctx, keeperId: string, key: DeskKey) {
  const offered = await keyOf(ctx, { keeperId, id: key.id })
  const same =
    offered?.state === 'proposed' &&
    offered.accountId === key.accountId &&
    offered.holder === key.holder &&
    offered.recipient === key.recipient &&
    offered.verifier === key.verifier
  if (!same) throw new Refusal(400, 'key_log.not_proposed')
  const roleOf = await postsAt(ctx, keeperId)
  if (roleOf(key.accountId, key.holder) === null) throw conflict('key.no_post')
}

/** The shares of a new escrow key: one for each holder, and for nobody else. */
async function keepShares({ db }: Ctx, { keeperId, standing }: At, shares: Writing['shares']) {
  const holders = standing.escrow?.holders ?? []
  const given = shares.map(({ keyId }) => keyId)
  if (given.toSorted().join() !== holders.toSorted().join())
    throw new Refusal(400, 'key_log.holders_wrong')
  await db
    .insertInto('tips.escrowShare')
    .values(
      shares.map(({ keyId, sealed }) => ({
        keeperId,
        seq: standing.seq,
        keyId,
        sealed: Buffer.from(sealed, 'base64'),
      })),
    )
    .execute()
}

/** The day an entry names is shown to everybody for good; a clock may be a few hours off. */
function isOfToday(day: string) {
  const hours =
    Math.abs(Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 3.6e6
  return hours <= 24
}

function spoken<Said>(read: () => Said) {
  try {
    return read()
  } catch (reason) {
    const known = unfit.find(([, code]) => reason instanceof Error && reason.message === code)
    throw known ? new Refusal(...known) : reason
  }
}
