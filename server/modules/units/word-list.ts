/** Words in order, each with the units that carry it, so that a beginning is a range. */
export function createWords() {
  const sorted: string[] = []
  const carriers = new Map<string, number[]>()
  let added = false

  return {
    change(at: number, before: string[], after: string[]) {
      for (const word of before) {
        carriers.set(
          word,
          (carriers.get(word) ?? []).filter((each) => each !== at),
        )
      }
      for (const word of after) {
        const known = carriers.get(word)
        if (known) known.push(at)
        else {
          carriers.set(word, [at])
          sorted.push(word)
          added = true
        }
      }
    },
    carrying: (word: string) => carriers.get(word) ?? [],
    /** Marks every unit with a word that begins so; one marked for the first time joins the candidates. */
    mark(beginning: string, marks: Uint16Array, bit: number, candidates: number[]) {
      if (added) sorted.sort()
      added = false
      for (
        let place = firstFrom(sorted, beginning);
        sorted[place]?.startsWith(beginning);
        place += 1
      ) {
        for (const at of carriers.get(sorted[place] ?? '') ?? []) {
          const marked = marks[at] ?? 0
          if (marked === 0) candidates.push(at)
          marks[at] = marked | bit
        }
      }
    },
  }
}

function firstFrom(sorted: string[], word: string) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
