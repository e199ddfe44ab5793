import type { Catalog } from '../../platform/catalog.ts'

/** How many homes a team may have at a place: what its province set for itself, or the nation's rule. */
export function sizeAt({ teamSizes }: Pick<Catalog, 'teamSizes'>, path: string) {
  const province = path.split('/')[2] ?? ''
  const size = teamSizes.get(province) ?? teamSizes.get('nation')
  if (!size) throw new Error('the catalog says no size for the nation')
  return size
}
