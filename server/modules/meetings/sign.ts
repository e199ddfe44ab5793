import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { insertRows } from '../../platform/db/insert-rows.ts'
import { conflict, Refusal, wrong } from '../../platform/errors.ts'
import { proofOf } from '../activities/module.ts'
import { homesOf } from '../units/module.ts'
import { countHouseholds, countsHouseholds } from './counting.ts'
import {
  changed,
  type CovenantRow,
  isInForce,
  livingCovenant,
  openCovenant,
  versionsOf,
} from './find.ts'
import { markOf } from './marks.ts'
import { livesThere, mayTakeSignatures } from './policy.ts'
import { readCovenant } from './read.ts'
import { isTo, mostAtOnce, yearAfter } from './terms.ts'

type Given = {
  on: string
  way: 'phone' | 'sheet'
  signatures: { id: string; who: string }[]
  evidence: string | null
  /** Whose phone it was, when a household signed for itself. */
  accountId: string | null
}

/** A household signs on its own phone, for a year. */
export async function signMyself(ctx: Ctx, input: z.output<typeof covenants.sign.input>) {
  const { signatureId, who } = input
  const { accountId } = ctx.actor
  const { unitId } = await openCovenant(ctx, input)
  const homes = await homesOf(ctx, unitId)
  const row = await livingCovenant(ctx, input, () => livesThere(ctx.actor, homes))
  // Who signs by an account is known by it: here nobody may be.
  if (!row.named) throw conflict('covenant.no_names')
  const own = (await signaturesOf(ctx, row)).filter((each) => each.accountId === accountId)
  const other = own.find(
    ({ mark, until }) => until > today() && mark !== markOf(ctx.house, row, who),
  )
  if (other) throw conflict('signature.already')
  const again = own.find(({ until, signedOn }) => until > today() && signedOn === today())
  if (again) return readCovenant(ctx, input)
  await take(ctx, row, {
    on: today(),
    way: 'phone',
    signatures: [
      {
        id: signatureId,
        who,
      },
    ],
    evidence: null,
    accountId,
  })
  return readCovenant(ctx, input)
}

/** The keeper enters who signed before them: on the screen, or on a sheet, many at once. */
export async function enterSignatures(ctx: Ctx, input: z.output<typeof covenants.enter.input>) {
  const { keeperId, on, way, signatures, evidence } = input
  const { named } = await openCovenant(ctx, input)
  const row = await livingCovenant(ctx, input, (path) =>
    mayTakeSignatures(ctx.actor, { path, named }),
  )
  if (on > today()) throw wrong('on', 'day_in_future')
  if (evidence) {
    // A sheet is a list of names, and a hand is known by its writing.
    if (!row.named) throw wrong('evidence', 'covenant.no_names')
    const kept = await proofOf(ctx, { keeperId, id: evidence })
    if (kept?.uploadedBy !== ctx.actor.accountId) throw wrong('evidence', 'unknown')
  }
  await take(ctx, row, { on, way, signatures, evidence, accountId: null })
  return readCovenant(ctx, input)
}

/** Writes signatures under the version that is in force on their day: all of them or none. */
async function take(ctx: Ctx, row: CovenantRow, given: Given) {
  const { on, way, signatures, evidence, accountId } = given
  const inForce = (await versionsOf(ctx, row)).find(isInForce)
  if (!inForce?.fromDay) throw conflict('covenant.not_in_force')
  if (on < inForce.fromDay) throw wrong('on', 'covenant.before_force')

  const terms = await signaturesOf(ctx, row)
  const written: ((typeof terms)[number] & { who: string })[] = []
  const renewed: typeof terms = []
  for (const [at, { id, who }] of signatures.entries()) {
    const mark = markOf(ctx.house, row, who)
    const known = [...terms, ...written].find((each) => each.id === id)
    if (known && known.mark !== mark) throw conflict('signature.other_content')
    if (known) continue
    const term = { id, mark, signedOn: on, until: yearAfter(on), counted: countsHouseholds(row) }
    const was = isTo(term, [...terms, ...written])
    if (was.is === 'already') throw already(at)
    if (was.is === 'renewal') {
      renewed.push(was.of)
      terms.splice(terms.indexOf(was.of), 1, { ...was.of, until: on, counted: false })
    }
    written.push({ ...term, accountId, who })
  }
  if (written.length === 0) return
  if (mostAtOnce([...terms, ...written], on) > row.signers) throw conflict('covenant.more_than_all')

  await endRenewed(ctx, row, { ids: renewed.map(({ id }) => id), on })
  await insertRows(ctx.db, {
    table: 'meetings.signature',
    columns: [
      'keeper_id',
      'id',
      'covenant_id',
      'number',
      'mark',
      'signer',
      'account_id',
      'way',
      'evidence',
      'signed_on',
      'until',
      'counted',
    ],
    rows: written.map(({ id, mark, who, until, counted }) => [
      row.keeperId,
      id,
      row.id,
      inForce.number,
      mark,
      row.named ? who : null,
      accountId,
      way,
      evidence,
      on,
      until,
      counted,
    ]),
  })
  // A renewal stands in the figures in the place of the one before.
  const amount = written.filter(stands).length - renewed.filter(stands).length
  await countHouseholds(ctx, [{ covenant: row, on, amount }])
  await changed(ctx, row)
}

/** Signatures that were not withdrawn, of this year and of those before. */
export function signaturesOf({ db }: Pick<Ctx, 'db'>, { keeperId, id }: CovenantRow) {
  return db
    .selectFrom('meetings.signature')
    .select(['id', 'mark', 'signedOn', 'until', 'counted', 'accountId'])
    .where('keeperId', '=', keeperId)
    .where('covenantId', '=', id)
    .where('withdrawnOn', 'is', null)
    .execute()
}

async function endRenewed(
  { db }: Ctx,
  { keeperId }: CovenantRow,
  { ids, on }: { ids: string[]; on: string },
) {
  if (ids.length === 0) return
  await db
    .updateTable('meetings.signature')
    .set({ until: on, counted: false })
    .where('keeperId', '=', keeperId)
    .where('id', 'in', ids)
    .execute()
}

function stands({ counted }: { counted: boolean }) {
  return counted
}

function already(at: number) {
  const path = `signatures.${at}.who`
  return new Refusal(409, 'signature.already', [{ path, code: 'signature.already' }])
}
