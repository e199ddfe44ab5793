import { queryOptions } from '@tanstack/react-query'
import { models } from '../../../contract/models.ts'
import { units } from '../../../contract/units.ts'
import { call } from '../../lib/call.ts'

/** The models of one type anywhere in the country, to learn from; those dissolved are no example. */
export function everyModelOf(type: string) {
  return queryOptions({
    queryKey: [models.list.path, 'to learn from', type],
    queryFn: async ({ signal }) => {
      const nation = await call(units.nation, {}, signal)
      const found = await call(models.list, { under: nation.id, type, limit: 100 }, signal)
      return found.models.filter(({ state }) => state !== 'dissolved')
    },
    enabled: type !== '',
  })
}
