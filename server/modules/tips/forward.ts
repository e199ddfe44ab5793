import { sql } from 'kysely'
import type { z } from 'zod'
import { readLog } from '../../../sealing/key-log.ts'
import type { tips } from '../../../contract/tips.ts'
import type { TransferReason } from '../../../contract/tip-kinds.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { conflict, wrong } from '../../platform/errors.ts'
import { findUnit } from '../units/module.ts'
import { noteBreaches } from './breaches.ts'
import { changeTip, holdEdition } from './change.ts'
import { nextNumber } from './counter.ts'
import { tellLedger } from './counting.ts'
import { needReader, type TipRow } from './find.ts'
import { filesOf, joinedTo, messagesOf } from './parts.ts'

type Forwarded = z.output<typeof tips.forward.input>
type Heads = NonNullable<Forwarded['heads']>
type ToDesk = Forwarded & { toKeeper: string; keyHead: string; heads: Heads }

declare module '../../platform/bus.ts' {
  interface Events {
    /** A tip came to this desk from another one, which holds it no more. */
    'tips.handed_over': { keeperId: string; id: string; transferId: string; fromKeeper: string }
  }
}

/** Sends a tip on at once: to another desk, which alone can open it from then on, or to a body outside. */
export async function forward(ctx: Ctx, input: Forwarded) {
  await needReader(ctx, input.keeperId)
  const done = { done: true as const }
  if (await isWritten(ctx, input)) return done
  const row = await holdEdition(ctx, input)
  const reason = ctx.house.catalog.tips.transferReasons.get(input.reason)
  if (!reason) throw wrong('reason', 'not_offered')
  if (row.state === 'closed') throw conflict('tip.closed')
  if (isToDesk(input)) await handOver(ctx, row, { input, reason })
  else await passOn(ctx, row, { input, reason })
  return done
}

function isToDesk(input: Forwarded): input is ToDesk {
  if (input.toKeeper === undefined) return false
  if (input.toBody !== undefined) throw wrong('toBody', 'not_asked')
  if (input.keyHead === undefined) throw wrong('keyHead', 'missing')
  if (input.heads === undefined) throw wrong('heads', 'missing')
  return true
}

/** A body outside is told on paper: the tip stays, and its haste is over. */
async function passOn(ctx: Ctx, row: TipRow, { input, reason }: Sent<Forwarded>) {
  const { toBody } = input
  if (toBody === undefined) throw wrong('toBody', 'missing')
  if (!ctx.house.catalog.tips.bodies.has(toBody)) throw wrong('toBody', 'not_offered')
  if (reason.conflict) throw conflict('transfer.conflict_goes_up')
  await changeTip(ctx, row)
  await write(ctx, row, { ...input, toBody, toKeeper: null })
}

type Sent<Input> = { input: Input; reason: TransferReason }

/** Another desk receives it, with heads written for its people; here only the record of it stays. */
async function handOver(ctx: Ctx, row: TipRow, { input, reason }: Sent<ToDesk>) {
  const { keeperId, id, toKeeper, keyHead, heads, transferId } = input
  if (row.state === 'in_case') throw conflict('tip.in_case')
  if ((await joinedTo(ctx, row)).length > 0) throw conflict('tip.speaks_for_others')
  await needDesk(ctx, { from: keeperId, to: toKeeper, keyHead, reason })
  await needEveryHead(ctx, row, heads)
  await noteBreaches(ctx, [row])
  await write(ctx, row, { ...input, toBody: null })
  await sql`select tips.hand_over(${keeperId}, ${id}, ${toKeeper}, ${keyHead},
    ${JSON.stringify(heads)}::jsonb)`.execute(ctx.db)
  await tellLedger(ctx, [{ tip: row, before: row, after: undefined }])
  await announce(ctx, 'tips.handed_over', [
    { keeperId: toKeeper, id, transferId, fromKeeper: keeperId },
  ])
}

type Between = { from: string; to: string; keyHead: string; reason: TransferReason }

/** The other desk is open, sealed to as it stands; somebody's own conflict goes to the desk above. */
async function needDesk(ctx: Ctx, { from, to, keyHead, reason }: Between) {
  if (to === from) throw wrong('toKeeper', 'not_offered')
  const [here, there] = await Promise.all([findUnit(ctx, from), findUnit(ctx, to)])
  if (reason.conflict && !here.path.startsWith(`${there.path}/`))
    throw conflict('transfer.conflict_goes_up')
  const log = await ctx.db
    .selectFrom('tips.keyLog')
    .select(['entry', 'signature', 'cosigned'])
    .where('keeperId', '=', to)
    .orderBy('seq')
    .execute()
  const standing = readLog(to, log)
  if (!standing.open) throw conflict('desk.not_open')
  if (standing.head !== keyHead) throw conflict('desk.keys_changed')
}

/** Nothing is left behind that the other desk could not open. */
async function needEveryHead(ctx: Ctx, row: TipRow, heads: Heads) {
  const [messages, files] = await Promise.all([messagesOf(ctx, row), filesOf(ctx, row)])
  const whole =
    row.id in heads.tip &&
    messages.every(({ id }) => id in heads.message) &&
    files.every(({ id }) => id in heads.file && id in heads.about)
  if (!whole) throw conflict('tip.heads_missing')
}

type Written = Pick<Forwarded, 'transferId' | 'reason'> & {
  toBody: string | null
  toKeeper: string | null
}

async function write(ctx: Ctx, row: TipRow, { transferId, reason, toBody, toKeeper }: Written) {
  const { keeperId, id: tipId, category, receivedAt } = row
  const year = Number(today().slice(0, 4))
  const number = await nextNumber(ctx, { keeperId, register: 'transfer', year })
  const kept = { keeperId, id: transferId, tipId, category, receivedAt, reason, number, year }
  await ctx.db
    .insertInto('tips.transfer')
    .values({ ...kept, toBody, toKeeper, byId: ctx.actor.accountId })
    .execute()
}

async function isWritten({ db }: Ctx, { keeperId, id, transferId }: Forwarded) {
  const known = await db
    .selectFrom('tips.transfer')
    .select('tipId')
    .where('keeperId', '=', keeperId)
    .where('id', '=', transferId)
    .executeTakeFirst()
  if (known && known.tipId !== id) throw conflict('transfer.other_content')
  return known !== undefined
}
