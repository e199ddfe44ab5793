import type { SetUpKind } from '../../../contract/set-up-kinds.ts'
import type { Words } from '../../../contract/wire.ts'
import type { OpenCtx } from '../../platform/context.ts'
import { playbookOf } from '../models/module.ts'

type Model = { keeperId: string; id: string; type: string }

/** A step of the way a model went, under the name it has there. */
export type Gone = {
  step: string
  kind: SetUpKind
  name: Words
  by: Words
  role: string
  days: number
  state: 'open' | 'done' | 'left_out'
  doneOn: string | null
  lesson: string
  told: string
  leftBecause: string
}

/** The way a model went to its launch; where none was written down, the way its type goes. */
export async function wayGone(
  { db, house: { catalog } }: Pick<OpenCtx, 'db' | 'house'>,
  { keeperId, id, type }: Model,
): Promise<Gone[]> {
  const entry = catalog.models.get(type)
  const usual = entry ? playbookOf(catalog, entry) : []
  const rows = await db
    .selectFrom('models.openStep')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', id)
    .orderBy('place')
    .orderBy('id')
    .execute()
  if (rows.length === 0)
    return usual.map((step) => ({
      ...step,
      state: 'open',
      doneOn: null,
      lesson: '',
      told: '',
      leftBecause: '',
    }))

  const known = new Map(usual.map((each) => [each.step, each]))
  return rows.flatMap((row) => {
    const standard = catalog.setUp.find((each) => each.id === row.kind)
    const own = known.get(row.step ?? '')
    if (!standard) return []
    const role = row.role ?? standard.role
    return [
      {
        step: row.step ?? '',
        kind: standard.id,
        name: (row.words as Words | null) ?? own?.name ?? standard.name,
        by: own?.by ?? catalog.roles.get(role as never)?.name ?? standard.by,
        role,
        days: own?.days ?? standard.days,
        state: row.state as Gone['state'],
        doneOn: row.doneOn,
        lesson: row.lesson ?? '',
        told: row.told ?? '',
        leftBecause: row.leftBecause ?? '',
      },
    ]
  })
}

/** The covenants of a model that are in force, with their words. */
export async function covenantsInForce({ db }: Pick<OpenCtx, 'db'>, { keeperId, id }: Model) {
  const rows = await db
    .selectFrom('meetings.openCovenant as c')
    .innerJoin('meetings.openVersion as v', (join) =>
      join.onRef('v.keeperId', '=', 'c.keeperId').onRef('v.covenantId', '=', 'c.id'),
    )
    .select(['c.id', 'c.title', 'v.text', 'v.fromDay'])
    .where('c.keeperId', '=', keeperId)
    .where('c.modelId', '=', id)
    .where('c.endedOn', 'is', null)
    .where('v.fromDay', 'is not', null)
    .where('v.state', '!=', 'superseded')
    .orderBy('v.fromDay')
    .execute()
  return rows.flatMap(({ id: covenantId, title, text, fromDay }) =>
    covenantId && title && text && fromDay ? [{ id: covenantId, title, text, from: fromDay }] : [],
  )
}
