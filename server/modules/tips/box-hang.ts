import type { z } from 'zod'
import type { tipBoxes } from '../../../contract/tip-boxes.ts'
import { may, reaches } from '../../platform/area.ts'
import type { Ctx } from '../../platform/context.ts'
import { today } from '../../platform/days.ts'
import { allow, conflict, notFound, wrong } from '../../platform/errors.ts'
import { modelsForDiary } from '../models/module.ts'
import { openUnit } from '../units/module.ts'
import { nextNumber } from './counter.ts'
import { countBox } from './batch-counting.ts'
import { type At, type BoxRow, tellBox } from './box-find.ts'
import { booksToWork, boxPeople } from './box-people.ts'

type Hung = z.output<typeof tipBoxes.hang.input>

/** A letter box is hung and two people hold its keys; sent twice it is one box. */
export async function hang(ctx: Ctx, input: Hung) {
  const { keeperId, id, unitId, place, modelId, keyholders, everyDays, hungOn } = input
  const books = await booksToWork(ctx, keeperId)
  const { path } = await unitInBooks(ctx, books, unitId)
  allow(may(ctx.actor, 'tip.box', path))
  const known = await findBox(ctx, input)
  if (known) {
    if (!sameBox(known, input)) throw conflict('box.other_content')
    return tellBox(ctx, input)
  }
  if (hungOn > today()) throw wrong('hungOn', 'day_in_future')
  await needTwo(ctx, keeperId, { two: keyholders, blank: 'keyholders' })
  if (modelId) await needModel(ctx, { keeperId, modelId, on: hungOn, kind: 'tip-box-opening' })

  const number = await nextNumber(ctx, { keeperId, register: 'box', year: 0 })
  const [keyholderOne, keyholderTwo] = keyholders
  const row = { keeperId, id, unitId, place, number, modelId, everyDays, hungOn }
  await ctx.db
    .insertInto('tips.box')
    .values({ ...row, keyholderOne, keyholderTwo })
    .execute()
  await countBox(ctx, row, { on: hungOn, step: 1 })
  return tellBox(ctx, input)
}

/** A place of these books that lives; elsewhere it does not exist. */
export async function unitInBooks(ctx: Ctx, books: { path: string }, unitId: string) {
  const unit = await openUnit(ctx, unitId)
  if (!reaches(books.path, unit.path)) throw notFound('unit')
  return unit
}

/** Two people who may hold keys here, and not the same one twice. */
export async function needTwo(
  ctx: Ctx,
  keeperId: string,
  { two, blank }: { two: [string, string]; blank: string },
) {
  if (two[0] === two[1]) throw wrong(blank, 'same_person')
  const people = await boxPeople(ctx, keeperId)
  if (!two.every((each) => people.some(({ id }) => id === each))) throw wrong(blank, 'not_offered')
}

type Asked = { keeperId: string; modelId: string; on: string; kind: string }

/** A model of these books whose diary takes this kind of entry. */
export async function needModel(ctx: Ctx, { kind, ...asked }: Asked) {
  const [model] = await modelsForDiary(ctx, [asked])
  if (!model) throw notFound('model')
  if (!ctx.house.catalog.models.get(model.type)?.activities.includes(kind))
    throw conflict('activity.kind_not_of_model')
}

function findBox({ db }: Ctx, { keeperId, id }: At) {
  return db
    .selectFrom('tips.box')
    .selectAll()
    .where('keeperId', '=', keeperId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Once changed, a box is still known by where it was first hung. */
function sameBox(box: BoxRow, { unitId, hungOn, place, keyholders }: Hung) {
  if (box.unitId !== unitId || box.hungOn !== hungOn) return false
  const [one, two] = keyholders
  return (
    box.edition > 1 || (box.place === place && box.keyholderOne === one && box.keyholderTwo === two)
  )
}
