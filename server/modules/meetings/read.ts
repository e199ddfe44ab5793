import { sql } from 'kysely'
import type { z } from 'zod'
import type { Covenant, covenants } from '../../../contract/covenants.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysAfter, workingDaysLeft } from '../../platform/working-days.ts'
import { briefOf, homesOf } from '../units/module.ts'
import { type Standing, standings } from './coverage.ts'
import {
  type At,
  type CovenantRow,
  isInForce,
  needsRecognition,
  type OfModel,
  openCovenant,
  openCovenants,
  type VersionRow,
  versionsOf,
} from './find.ts'
import { livesThere, mayDecide, mayKeep, maySeeNames, mayTakeSignatures } from './policy.ts'

type Sheet = z.input<typeof Covenant>
type Brief = z.input<typeof covenants.list.reply>['covenants'][number]
type Vote = NonNullable<Sheet['versions'][number]['vote']> & { number: number }

/** Working days the law gives for sending what was adopted, and as many for deciding on it. */
const workingDays = 5

/** The covenants of a model as lists show them. */
export async function listCovenants(ctx: OpenCtx, { keeperId, modelId }: OfModel) {
  const rows = await openCovenants(ctx, { keeperId, modelId })
  const ids = rows.map(({ id }) => id)
  const standing = await standings(ctx, { keeperId, ids }, today())
  const versions = await versionsByCovenant(ctx, rows)
  return {
    covenants: rows.map((row) => brief(row, versions.get(row.id) ?? [], standing.get(row.id))),
    mayKeep: mayKeep(ctx.actor, await pathOf(ctx, { keeperId, modelId })),
  }
}

/** One covenant as everybody may read it, and what the reader may do. */
export async function readCovenant(ctx: OpenCtx, at: At): Promise<Sheet> {
  const row = await openCovenant(ctx, at)
  const { keeperId, modelId, id, path, edition } = row
  const versions = await versionsOf(ctx, row)
  const votes = await votesOf(ctx, row)
  const standing = (await standings(ctx, { keeperId, ids: [id] }, today())).get(id)
  const { unitId, unitKind: kind, unitTitle: title, unitName: name, unitValidTo: validTo } = row
  const homes = row.named && ctx.actor ? await homesOf(ctx, unitId) : []
  const living = row.modelState !== 'dissolved' && !row.endedOn
  return {
    ...brief(row, versions, standing),
    keeperId,
    modelId,
    edition,
    modelName: row.modelName,
    unit: briefOf({
      id: unitId,
      kind,
      title,
      name,
      validTo,
    }),
    versions: versions.map((version) => {
      const vote = votes.find(({ number }) => number === version.number) ?? null
      return {
        ...version,
        from: version.fromDay,
        vote,
        ...clockOf(ctx, row, {
          version,
          vote,
        }),
      }
    }),
    renewals: {
      soon: standing?.soon ?? 0,
      lapsed: standing?.lapsed ?? 0,
    },
    onEarlier: standing?.onEarlier ?? 0,
    mine: await mineOf(ctx, row),
    mayKeep: mayTakeSignatures(ctx.actor, row) && living,
    mayDecide: mayDecide(ctx.actor, path) && living,
    maySeeNames: maySeeNames(ctx.actor, path),
    maySign: row.named && living && livesThere(ctx.actor, homes) && versions.some(isInForce),
  }
}

/** How the votes on a covenant went: numbers, and nobody's name. */
export async function votesOf({ db }: Pick<OpenCtx, 'db'>, { keeperId, id }: At): Promise<Vote[]> {
  const { rows } = await sql<Vote>`
    select id, number, on_day as "on", way, households, present, agreed, against, blank, passed
      from meetings.open_vote where keeper_id = ${keeperId} and covenant_id = ${id}`.execute(db)
  return rows
}

function brief(row: CovenantRow, versions: VersionRow[], standing: Standing | undefined): Brief {
  const { id, kind, title, signer, named, money, signers, endedOn } = row
  return {
    id,
    kind,
    title,
    signer,
    named,
    money,
    endedOn,
    state: versions[0]?.state ?? 'draft',
    inForceSince: versions.find(isInForce)?.fromDay ?? null,
    coverage: {
      signed: standing?.signed ?? 0,
      signers,
    },
  }
}

/** Until when the next step is due in working days, and which of those behind it was late. */
function clockOf(
  { house }: OpenCtx,
  row: CovenantRow,
  { version, vote }: { version: VersionRow; vote: Vote | null },
) {
  const { daysOff } = house.catalog
  const { state, sentOn, decidedOn } = version
  const after = (day: string) => workingDaysAfter(day, workingDays, daysOff)
  const sendBy = vote?.passed && needsRecognition(row) ? after(vote.on) : null
  const decideBy = sentOn ? after(sentOn) : null
  const due = (step: 'send' | 'decide', dueOn: string | null) =>
    dueOn === null
      ? null
      : {
          step,
          dueOn,
          daysLeft: workingDaysLeft(today(), dueOn, daysOff),
          late: today() > dueOn,
        }
  return {
    sentLate: sendBy !== null && sentOn !== null && sentOn > sendBy,
    decidedLate: decideBy !== null && decidedOn !== null && decidedOn > decideBy,
    due:
      state === 'adopted' ? due('send', sendBy) : state === 'sent' ? due('decide', decideBy) : null,
  }
}

async function versionsByCovenant(ctx: OpenCtx, rows: CovenantRow[]) {
  const all = await Promise.all(
    rows.map(async (row) => [row.id, await versionsOf(ctx, row)] as const),
  )
  return new Map(all)
}

async function pathOf({ db }: OpenCtx, { keeperId, modelId }: OfModel) {
  const { rows } = await sql<{ path: string }>`
    select u.path from models.open_register m join units.unit u on u.id = m.unit_id
     where m.keeper_id = ${keeperId} and m.id = ${modelId}`.execute(db)
  const [model] = rows
  if (!model) throw notFound('model')
  return model.path
}

/** The reader's own signature, while it stands. */
async function mineOf({ db, actor }: OpenCtx, { keeperId, id }: CovenantRow) {
  if (!actor) return null
  const { rows } = await sql<{ id: string; signer: string; on: string; until: string }>`
    select id, coalesce(signer, '') as signer, signed_on as "on", until from meetings.signature
     where keeper_id = ${keeperId} and covenant_id = ${id} and account_id = ${actor.accountId}
       and withdrawn_on is null and until > ${today()}::date
     order by until desc limit 1`.execute(db)
  return rows[0] ?? null
}
