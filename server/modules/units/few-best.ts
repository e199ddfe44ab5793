type Found = { at: number; cost: number }

/** Keeps the few cheapest of many offers; between equals, those whose names come first stay. */
export function keepBest(limit: number, nameOf: (at: number) => string) {
  const kept: Found[] = []
  const before = (a: Found, b: Found) =>
    a.cost < b.cost || (a.cost === b.cost && nameOf(a.at) < nameOf(b.at))
  return {
    wants: (cost: number) => kept.length < limit || cost <= (kept[limit - 1]?.cost ?? cost),
    offer(found: Found) {
      const place = kept.findIndex((each) => before(found, each))
      kept.splice(place < 0 ? kept.length : place, 0, found)
      if (kept.length > limit) kept.pop()
    },
    all: () => kept,
  }
}
