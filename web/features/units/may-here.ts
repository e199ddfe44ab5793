import type { Permission } from '../../../contract/catalog.ts'
import type { UnitPage } from '../../../contract/units.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useMe } from '../../lib/me.ts'
import { postsThatMay } from '../../lib/my-posts.ts'

/** Whether the one signed in holds a post here or above that lets them do this. The server has the last word. */
export function useMayHere(unit: Pick<UnitPage, 'id' | 'above'>, permission: Permission) {
  const me = useMe()
  const roles = useCatalog()?.roles ?? []
  if (!me) return false
  const here = new Set([unit.id, ...unit.above.map(({ id }) => id)])
  return postsThatMay(me, roles, permission).some((post) => here.has(post.unit.id))
}
