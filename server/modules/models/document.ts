import type { z } from 'zod'
import { KnownBlank } from '../../../contract/set-up-kinds.ts'
import type { SetUpDocument, setUp } from '../../../contract/set-up.ts'
import type { Ctx } from '../../platform/context.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { brief, livingModel, openModel } from './find.ts'
import { atHome, mayChange, maySeeNames } from './policy.ts'
import { readModel } from './read.ts'

type At = z.output<typeof setUp.document.input>
type Filled = z.output<typeof setUp.fill.input>

/** A paper of the set-up: its template, what the house knows of the model, what was typed in. */
export async function readDocument(ctx: Ctx, at: At): Promise<SetUpDocument> {
  const { keeperId, modelId } = at
  const row = await openModel(ctx, { keeperId, id: modelId })
  const template = templateOf(ctx, at, row)
  if (!atHome(ctx.actor, { keeperId, path: row.path })) throw notFound('model')
  allow(maySeeNames(ctx.actor, row.path))
  const model = await readModel(ctx, { keeperId, id: modelId })
  const written = await writtenOf(ctx, at)
  return {
    model: brief(row),
    template,
    known: { ...modelKnown(row), ...(await voteKnown(ctx, at)) },
    typed: written?.blanks ?? {},
    board: model.members.filter(({ until }) => until === null),
    equipment: model.equipment,
    contributions: model.contributions,
    commitments: ctx.house.catalog.models.get(row.type)?.commitments ?? [],
    edition: written?.edition ?? 0,
    mayChange: mayChange(ctx.actor, row.path) && row.state !== 'dissolved',
  }
}

/** Keeps what was typed in the blanks; from an older version it is refused with the one that stands. */
export async function fillDocument(ctx: Ctx, input: Filled): Promise<SetUpDocument> {
  const { keeperId, modelId, document, edition } = input
  const template = templateOf(ctx, input, await livingModel(ctx, { keeperId, id: modelId }))
  const names = new Set<string>([...KnownBlank.options, ...template.blanks.map(({ name }) => name)])
  if (Object.keys(input.blanks).some((name) => !names.has(name))) throw wrong('blanks', 'unknown')
  const blanks = Object.fromEntries(Object.entries(input.blanks).filter(([, said]) => said !== ''))

  const written = await writtenOf(ctx, input)
  if (written && sameBlanks(written.blanks, blanks)) return readDocument(ctx, input)
  if ((written?.edition ?? 0) !== edition)
    throw conflict('document.changed', await readDocument(ctx, input))
  const row = { blanks: JSON.stringify(blanks), edition: edition + 1 }
  await ctx.db
    .insertInto('models.document')
    .values({ keeperId, modelId, document, ...row })
    .onConflict((there) => there.columns(['keeperId', 'modelId', 'document']).doUpdateSet(row))
    .execute()
  return readDocument(ctx, input)
}

/** A template as a model uses it: where a covenant names nobody, neither does a paper that is kept. */
function templateOf(
  { house: { catalog } }: Ctx,
  { document }: Pick<At, 'document'>,
  { type }: { type: string },
) {
  const template = catalog.documents.get(document)
  if (!template) throw notFound('document')
  if (catalog.models.get(type)?.covenant.named !== false) return template
  return { ...template, blanks: template.blanks.filter(({ person }) => !person) }
}

async function writtenOf({ db }: Ctx, { keeperId, modelId, document }: At) {
  const row = await db
    .selectFrom('models.document')
    .select(['blanks', 'edition'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('document', '=', document)
    .executeTakeFirst()
  return row && { edition: row.edition, blanks: row.blanks as Record<string, string> }
}

function sameBlanks(one: Record<string, string>, other: Record<string, string>) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}

type Row = Awaited<ReturnType<typeof openModel>>

function modelKnown({ households, decision, decidedOn }: Row) {
  return said({ households, decision, decidedOn })
}

/** How the community last voted on the model's covenant. */
async function voteKnown({ db }: Ctx, { keeperId, modelId }: At) {
  const vote = await db
    .selectFrom('meetings.openVote as v')
    .innerJoin('meetings.openCovenant as c', (join) =>
      join.onRef('c.keeperId', '=', 'v.keeperId').onRef('c.id', '=', 'v.covenantId'),
    )
    .select(['v.onDay', 'v.households', 'v.present', 'v.agreed', 'v.against', 'v.blank'])
    .where('c.keeperId', '=', keeperId)
    .where('c.modelId', '=', modelId)
    .orderBy('v.onDay', 'desc')
    .limit(1)
    .executeTakeFirst()
  return said({
    voteOn: vote?.onDay,
    voteHouseholds: vote?.households,
    votePresent: vote?.present,
    voteAgreed: vote?.agreed,
    voteAgainst: vote?.against,
    voteBlank: vote?.blank,
  })
}

function said(values: Record<string, string | number | null | undefined>) {
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(there.map(([name, value]) => [name, String(value)]))
}
