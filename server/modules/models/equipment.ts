import type { z } from 'zod'
import type { Model, models } from '../../../contract/models.ts'
import { announce } from '../../platform/bus.ts'
import type { Ctx } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { livingModel, notInFuture } from './find.ts'
import { readModel } from './read.ts'

type Kept = z.output<typeof models.keepEquipment.input>

/** Writes down a piece of equipment, or how it is now when it is already listed. */
export async function keepEquipment(ctx: Ctx, input: Kept): Promise<Model> {
  const { keeperId, id, equipmentId, name, count, condition } = input
  await livingModel(ctx, input)
  notInFuture(input.checkedOn, 'checkedOn')
  const written = { name, count, condition, checkedOn: input.checkedOn ?? null }

  const kept = await ctx.db
    .insertInto('models.equipment')
    .values({ keeperId, id: equipmentId, modelId: id, ...written })
    .onConflict((listed) =>
      listed
        .columns(['keeperId', 'id'])
        .doUpdateSet(written)
        .where('models.equipment.modelId', '=', id),
    )
    .returning('id')
    .executeTakeFirst()
  // The id is of a piece that another model keeps.
  if (!kept) throw conflict('equipment.other_content')
  await announce(ctx, 'models.changed', [{ keeperId, id }])
  return readModel(ctx, input)
}
