import type { z } from 'zod'
import type { tipBoxes } from '../../../contract/tip-boxes.ts'
import { may } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, wrong } from '../../platform/errors.ts'
import { type BatchRow, holdBatch, tellBatch, typedIn } from './batch-find.ts'
import { type BoxRow, holdBox } from './box-find.ts'
import { needTwo, needModel, unitInBooks } from './box-hang.ts'
import { booksToWork } from './box-people.ts'
import { nextNumber } from './counter.ts'

type Opened = z.output<typeof tipBoxes.openBatch.input>
type Said = ReturnType<typeof rowOf>

/**
 * Two people opened a box, or collected the slips of a meeting. Until the second confirms, the first may
 * say it again: a miscount is put right, but never below what is in the queue already.
 */
export async function openBatch(ctx: Ctx, input: Opened) {
  const { keeperId, id, kind, byTwo } = input
  const { accountId } = ctx.actor
  const books = await booksToWork(ctx, keeperId)
  const box = await boxOf(ctx, input)
  const said = rowOf(input, box)
  const known = await holdBatch(ctx, input)
  if (known) {
    await sayAgain(ctx, known, said)
    return tellBatch(ctx, input)
  }

  if (box) byItsKeyholders(ctx, box, said)
  else allow(may(ctx.actor, 'tip.box', (await unitInBooks(ctx, books, said.unitId)).path))
  await needTwo(ctx, keeperId, { two: [accountId, byTwo], blank: 'byTwo' })
  if (said.onDay > today()) throw wrong('on', 'day_in_future')
  if (said.modelId)
    await needModel(ctx, { ...said, modelId: said.modelId, on: said.onDay, kind: entryOf[kind] })

  const year = Number(said.onDay.slice(0, 4))
  const number = await nextNumber(ctx, { keeperId, register: 'batch', year })
  await ctx.db
    .insertInto('tips.batch')
    .values({ ...said, id, year, number, byOne: accountId })
    .execute()
  return tellBatch(ctx, input)
}

/** What the diary calls each kind of record. */
export const entryOf = { box: 'tip-box-opening', meeting: 'tip-meeting' } as const

function rowOf(input: Opened, box: BoxRow | undefined) {
  const { keeperId, kind, unitId, modelId, on, at, sealWhole, letters, remarks, byTwo } = input
  return {
    keeperId,
    kind,
    boxId: box?.id ?? null,
    unitId: box?.unitId ?? unitId,
    modelId: modelId ?? box?.modelId ?? null,
    onDay: on,
    atTime: at,
    sealWhole,
    letters,
    attendance: input.attendance ?? null,
    byTwo,
    remarks,
  }
}

/** Each kind of record has its own blanks: a box has no attendance, a meeting no box. */
async function boxOf(ctx: Ctx, { keeperId, kind, boxId, attendance }: Opened) {
  if (kind === 'meeting') {
    if (boxId !== undefined) throw wrong('boxId', 'not_asked')
    if (attendance === undefined) throw wrong('attendance', 'missing')
    return undefined
  }
  if (boxId === undefined) throw wrong('boxId', 'missing')
  if (attendance !== undefined) throw wrong('attendance', 'not_asked')
  return holdBox(ctx, { keeperId, id: boxId })
}

function byItsKeyholders({ actor }: Ctx, box: BoxRow, { byTwo, onDay }: Said) {
  const holders = [box.keyholderOne, box.keyholderTwo]
  allow(holders.includes(actor.accountId))
  if (byTwo !== actor.accountId && !holders.includes(byTwo)) throw wrong('byTwo', 'not_keyholder')
  if (box.takenDownOn && onDay > box.takenDownOn) throw conflict('box.taken_down')
  if (onDay < box.hungOn) throw wrong('on', 'before_it_existed')
}

async function sayAgain(ctx: Ctx, known: BatchRow, said: Said) {
  if (known.byOne !== ctx.actor.accountId || !same(known, said, fixed))
    throw conflict('batch.other_content')
  if (same(known, said, counted)) return
  if (known.confirmedAt) throw conflict('batch.confirmed')
  const { keeperId, id } = known
  const typed = await typedIn(ctx, keeperId, [id])
  if (said.letters < typed(id)) throw conflict('batch.letters_below_typed')
  const { atTime, sealWhole, letters, attendance, remarks } = said
  await ctx.db
    .updateTable('tips.batch')
    .set({ atTime, sealWhole, letters, attendance, remarks })
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .execute()
}

// A record keeps the model it was written for.
const fixed = ['kind', 'boxId', 'unitId', 'onDay', 'byTwo'] as const
const counted = ['atTime', 'sealWhole', 'letters', 'attendance', 'remarks'] as const

function same(known: BatchRow, said: Said, names: readonly (keyof Said)[]) {
  return names.every((name) => known[name] === said[name])
}
