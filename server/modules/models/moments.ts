import type { Ctx } from '../../platform/context.ts'
import { insertMissing } from '../../platform/db/insert-rows.ts'

/** A day in a model's life: a vote, a recognition, a judgement, a copy. Never a person. */
export type Moment = {
  keeperId: string
  /** The writer's own, so that told twice it is told once. */
  id: string
  modelId: string
  on: string
  /** A key of web/locales/{vi,en}/moments.ts. */
  what: string
  /** What goes in the blanks of its sentence. */
  said: Record<string, string | number>
}

/** Writes moments in the dated story of the models they belong to. */
export async function tellOfModel({ db }: Pick<Ctx, 'db'>, moments: Moment[]) {
  await insertMissing(db, {
    table: 'models.moment',
    columns: ['keeper_id', 'id', 'model_id', 'on_day', 'what', 'said'],
    rows: moments.map(({ keeperId, id, modelId, on, what, said }) => [
      keeperId,
      id,
      modelId,
      on,
      what,
      JSON.stringify(said),
    ]),
  })
}
