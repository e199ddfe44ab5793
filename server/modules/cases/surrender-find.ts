import { sql } from 'kysely'
import type { z } from 'zod'
import type { Surrender } from '../../../contract/cases.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { mayReceive, maySeeDeliverer } from './policy.ts'
import type { Line } from './surrender-lines.ts'

export type At = { keeperId: string; id: string }
type Sheet = z.input<typeof Surrender>

/** Records of handing-in at a commune, with where each came from. */
export function records({ db }: Pick<Ctx, 'db'>, keeperId: string) {
  return db
    .selectFrom('cases.surrender as s')
    .innerJoin('units.unit as u', 'u.id', 's.unitId')
    .innerJoin('accounts.account as r', 'r.id', 's.receivedBy')
    .selectAll('s')
    .select(['u.path', 'u.title', 'u.name as unitName', 'r.name as receiver'])
    .where('s.keeperId', '=', keeperId)
}

type Row = Awaited<ReturnType<ReturnType<typeof records>['executeTakeFirstOrThrow']>>

/** One record, for those who receive weapons there; to others it does not exist. */
export async function findSurrender(ctx: Ctx, { keeperId, id }: At) {
  const row = await records(ctx, keeperId).where('s.id', '=', id).executeTakeFirst()
  return seen(ctx, row)
}

/** The same, held still until the change is done; refused where it is not the edition that was seen. */
export async function holdSurrender(ctx: Ctx, at: At & { edition: number }) {
  const { keeperId, id, edition } = at
  const row = await records(ctx, keeperId).where('s.id', '=', id).forUpdate('s').executeTakeFirst()
  const held = seen(ctx, row)
  if (held.edition !== edition) throw conflict('surrender.changed', await readSurrender(ctx, held))
  if (held.voidedAt) throw conflict('surrender.voided')
  return held
}

function seen({ actor }: Pick<Ctx, 'actor'>, row: Row | undefined) {
  if (!row || !mayReceive(actor, row.path)) throw notFound('surrender')
  return row
}

/** One record as its readers see it. */
export async function readSurrender(ctx: Ctx, { keeperId, id }: At): Promise<Sheet> {
  const row = await findSurrender(ctx, { keeperId, id })
  const [sheet] = await sheetsOf(ctx, [row])
  if (!sheet) throw notFound('surrender')
  return sheet
}

/** Records whole: their custody, and who handed them in where the reader may know. */
export async function sheetsOf(ctx: Ctx, rows: Row[]): Promise<Sheet[]> {
  const [first] = rows
  if (!first) return []
  const { keeperId } = first
  const ids = rows.map(({ id }) => id)
  const named = maySeeDeliverer(ctx.actor, keeperId)
  const [custody, deliverers] = await Promise.all([
    ctx.db
      .selectFrom('cases.custody')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .where('surrenderId', 'in', ids)
      .orderBy('seq')
      .execute(),
    ctx.db
      .selectFrom('cases.deliverer')
      .selectAll()
      .where('keeperId', '=', keeperId)
      .where('surrenderId', 'in', ids)
      .where(sql<boolean>`${named}::boolean`)
      .execute(),
  ])
  return rows.map((row) => {
    const deliverer = deliverers.find(({ surrenderId }) => surrenderId === row.id)
    return {
      ...row,
      unitName: `${row.title ?? ''} ${row.unitName}`.trim(),
      on: row.onDay,
      how: row.how as Sheet['how'],
      lines: row.lines as Line[],
      receivedBy: row.receiver,
      deliverer: deliverer ?? null,
      custody: custody
        .filter(({ surrenderId }) => surrenderId === row.id)
        .map((step) => ({
          ...step,
          step: step.step as Sheet['custody'][number]['step'],
          on: step.onDay,
        })),
    }
  })
}
