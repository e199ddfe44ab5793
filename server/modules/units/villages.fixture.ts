import { uuid7 } from '../../platform/uuid7.ts'

/** A village as somebody would enter it in the books of a commune. */
export function villageOf(commune: { id: string }, changed: object = {}) {
  const id = uuid7()
  return {
    keeperId: commune.id,
    id,
    parentId: commune.id,
    kind: 'residential' as const,
    title: 'Bản',
    name: `Bản ${id}`,
    ...changed,
  }
}

/** A village that comes out of others. */
export function naming(name: string) {
  return { id: uuid7(), title: 'Thôn', name }
}

/** Where a unit is kept. */
export function at({ id, keeperId }: { id: string; keeperId: string }) {
  return { id, keeperId }
}
