import type { z } from 'zod'
import type { covenants } from '../../../contract/covenants.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { notFound } from '../../platform/errors.ts'
import { homesOf } from '../units/module.ts'
import { countHouseholds } from './counting.ts'
import { changed, covenantAtHome, openCovenant } from './find.ts'
import { markOf } from './marks.ts'
import { livesThere, mayTakeSignatures } from './policy.ts'
import { readCovenant } from './read.ts'

type Withdrawing = z.output<typeof covenants.withdraw.input>

/** A household takes its signature back, or its keeper does for it: the name is wiped, the number falls from today on. */
export async function withdrawSignature(ctx: Ctx, input: Withdrawing) {
  const { db, actor } = ctx
  const { keeperId, id, signatureId, who } = input
  const { unitId, named } = await openCovenant(ctx, input)
  const keeps = (path: string) => mayTakeSignatures(actor, { path, named })
  const homes = await homesOf(ctx, unitId)
  const row = await covenantAtHome(ctx, input, (path) => keeps(path) || livesThere(actor, homes))
  let asked = db
    .selectFrom('meetings.signature')
    .select(['id', 'accountId', 'counted', 'withdrawnOn', 'until'])
    .where('keeperId', '=', keeperId)
    .where('covenantId', '=', id)
  asked = signatureId
    ? asked.where('id', '=', signatureId)
    : asked
        .where('mark', '=', markOf(ctx.house, row, who ?? ''))
        .where('withdrawnOn', 'is', null)
        .where('until', '>', today())
  const known = await asked.executeTakeFirst()
  if (known?.withdrawnOn) return readCovenant(ctx, input)
  const own = known?.accountId === actor.accountId
  if (!known || !(own || keeps(row.path)) || known.until <= today()) throw notFound('signature')

  await db
    .updateTable('meetings.signature')
    .set({ withdrawnOn: today(), ...nobodys, counted: false })
    .where('keeperId', '=', keeperId)
    .where('id', '=', known.id)
    .execute()
  if (known.counted) await countHouseholds(ctx, [{ covenant: row, on: today(), amount: -1 }])
  await changed(ctx, row)
  return readCovenant(ctx, input)
}

/** A signature that says no longer whose it was. */
export const nobodys = { signer: null, accountId: null, evidence: null }
