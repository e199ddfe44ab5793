import type { Ctx } from '../../platform/context.ts'
import type { Of } from './signal-find.ts'

/** The speakers of a model that are in use, and how each is. */
export function speakersOf({ db }: Pick<Ctx, 'db'>, { keeperId, modelId }: Of) {
  return db
    .selectFrom('duties.speaker')
    .select(['id', 'kind', 'name', 'online', 'seenAt'])
    .where('keeperId', '=', keeperId)
    .where('modelId', '=', modelId)
    .where('retiredAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .$narrowType<{ kind: 'loudspeaker' | 'drum' | 'gong' | 'lamps' }>()
    .execute()
}
