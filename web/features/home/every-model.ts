import { queryOptions } from '@tanstack/react-query'
import { type ModelBrief, models } from '../../../contract/models.ts'
import { call } from '../../lib/call.ts'

/** Every model of a village or commune: some dozens, asked for page by page. */
export function everyModel(under: string) {
  return queryOptions({
    queryKey: [models.list.path, 'every', under],
    queryFn: async ({ signal }) => {
      const all: ModelBrief[] = []
      let after: string | null | undefined
      do {
        const page = await call(
          models.list,
          { under, limit: 100, ...(after ? { after } : {}) },
          signal,
        )
        all.push(...page.models)
        after = page.next
      } while (after)
      return all
    },
  })
}

/** Does a model in this state keep a diary? */
export function isWorking({ state }: ModelBrief) {
  return state !== 'dissolved' && state !== 'suspended'
}
