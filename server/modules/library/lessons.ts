import type { Lessons } from '../../../contract/library.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { modelAt, modelsAt } from './find.ts'
import { noticesOf } from './notice-find.ts'
import { outcomesOf } from './outcome.ts'
import { mayExport, mayWriteNotice } from './policy.ts'
import { covenantsInForce, wayGone } from './way.ts'
import { withoutPeople } from './without-people.ts'

type At = { keeperId: string; modelId: string }

/** Places that a village head looks after. */
const villages = new Set<string>(['residential', 'household_team'])

/** How many copies are named. */
const most = 100

/** What others can learn from a model. Nobody's name is in it: what was typed is cleaned of the names around. */
export async function readLessons(ctx: OpenCtx, at: At): Promise<Lessons> {
  const model = await modelAt(ctx, { keeperId: at.keeperId, id: at.modelId })
  const [clean, way, covenants, copies, notices, numbers] = await Promise.all([
    withoutPeople(ctx, at),
    wayGone(ctx, model),
    covenantsInForce(ctx, model),
    copiesOf(ctx, at),
    noticesOf(ctx, at),
    outcomesOf(ctx, [model]),
  ])
  const [own] = numbers
  if (!own) throw new Error(`no numbers of ${model.id}`)
  const { catalog } = ctx.house
  const steps = new Set<string>(way.map(({ kind }) => kind))
  const papers = catalog.setUp.filter(({ id }) => steps.has(id)).flatMap((step) => step.documents)
  return {
    model,
    story: clean(model.story),
    foundedOn: model.foundedOn,
    commune: model.commune,
    province: model.province,
    numbers: own,
    way: way.map((step) => ({
      ...step,
      lesson: clean(step.lesson),
      told: clean(step.told),
      leftBecause: clean(step.leftBecause),
    })),
    covenants: covenants.map((covenant) => ({ ...covenant, text: clean(covenant.text) })),
    papers: [...new Set(papers)].flatMap((id) => {
      const template = catalog.documents.get(id)
      return template ? [{ id, title: template.title }] : []
    }),
    offices: ['village_head', 'commune_police', 'commune_committee'].filter(
      (role) => role !== 'village_head' || villages.has(model.unit.kind),
    ),
    copies,
    notices,
    mayExport: mayExport(ctx.actor, model.path),
    mayWriteNotice: mayWriteNotice(ctx.actor, model.path),
  }
}

async function copiesOf(ctx: OpenCtx, { keeperId, modelId }: At) {
  const rows = await ctx.db
    .selectFrom('models.openRegister')
    .select(['keeperId', 'id'])
    .where('copiedFrom', '=', modelId)
    .where('copiedFromKeeper', '=', keeperId)
    .orderBy('startedOn')
    .limit(most)
    .execute()
  return modelsAt(
    ctx,
    rows.flatMap(({ keeperId: keeper, id }) => (keeper && id ? [{ keeperId: keeper, id }] : [])),
  )
}
