import { PlaybookBody, type PlaybookFile, playbookVersion } from '../../../contract/playbooks.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict } from '../../platform/errors.ts'
import { type Found, modelAt } from './find.ts'
import { outcomesOf } from './outcome.ts'
import { signed } from './playbook-signing.ts'
import { mayExport } from './policy.ts'
import { covenantsInForce, wayGone } from './way.ts'
import { type Cleaner, withoutPeople } from './without-people.ts'

type At = { keeperId: string; modelId: string }

/** The playbook of a model as one file for another house: what it is and what was learnt, and nobody's name. */
export async function exportPlaybook(ctx: Ctx, at: At): Promise<PlaybookFile> {
  const model = await modelAt(ctx, { keeperId: at.keeperId, id: at.modelId })
  allow(mayExport(ctx.actor, model.path))
  const type = ctx.house.catalog.models.get(model.type)
  if (!type || type.closed) throw conflict('model.type_closed')
  const [clean, covenants, numbers] = await Promise.all([
    withoutPeople(ctx, at),
    covenantsInForce(ctx, model),
    outcomesOf(ctx, [model]),
  ])
  const body = {
    format: 'binh-yen-playbook',
    version: playbookVersion,
    type,
    playbook: {
      name: clean(model.name),
      story: clean(model.story),
      steps: await stepsOf(ctx, model, clean),
      covenants: covenants.map(({ title, text }) => ({ title: clean(title), text: clean(text) })),
      rhythms: type.rhythms,
      papers: papersIn(ctx),
      numbers: numbers[0],
    },
    made: { on: today(), by: madeBy(ctx, model) },
  }
  return signed(PlaybookBody.parse(body), ctx.house.secret)
}

/** A step it has not come to yet belongs to its way as much as one that is done. */
async function stepsOf(ctx: Ctx, model: Found, clean: Cleaner) {
  const way = await wayGone(ctx, model)
  return way.map(({ step, kind, name, by, role, days, state, lesson, told, leftBecause }) => ({
    step,
    kind,
    by,
    role,
    days,
    name: {
      vi: clean(name.vi),
      en: clean(name.en),
    },
    lesson: clean(lesson || told),
    leftBecause: state === 'left_out' ? clean(leftBecause) : null,
  }))
}

/** The papers as they are before anybody writes on them: what was typed in their blanks stays here. */
function papersIn({ house: { catalog } }: Ctx) {
  return [...catalog.documents.values()].map(({ id, title, blanks }) => ({
    id,
    title,
    blanks: blanks.map(({ label }) => label),
  }))
}

/** Where it comes from: the places it lies in, and the address of the house. */
function madeBy({ house }: Ctx, { commune, province }: Found) {
  const places = [commune, province].flatMap((unit) =>
    unit ? [`${unit.title} ${unit.name}`.trim()] : [],
  )
  return [...places, new URL(house.config.publicUrl).host].join(', ').slice(0, 200)
}
