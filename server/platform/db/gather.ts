/** Together, alone, and alone once more. */
const mostTries = 3

/**
 * Gathers what arrives while one batch is on its way into the next, so that concurrent writes share a
 * commit. An answer is given only after the commit that holds it. A batch that fails as a whole is
 * tried again one by one, so that one bad item refuses itself and nobody else; and once more alone, for
 * what it clashed with may only then have been committed. So many `lanes` at a time:
 * while one batch waits for the disk, the next is being written.
 */
export function gather<Item, Answer>(
  most: number,
  work: (items: Item[]) => Promise<(Answer | Error)[]>,
  lanes = 4,
) {
  type Waiting = {
    item: Item
    resolve: (answer: Answer) => void
    reject: (reason: unknown) => void
  }
  let waiting: Waiting[] = []
  let running = 0

  async function run(batch: Waiting[], tried = 0) {
    try {
      const answers = await work(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, at) => {
        const answer = answers[at]
        if (answer instanceof Error) reject(answer)
        else resolve(answer as Answer)
      })
    } catch (reason) {
      if (tried === mostTries - 1) batch[0]?.reject(reason)
      else for (const each of batch) await run([each], tried + 1)
    }
  }

  async function drain() {
    running += 1
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await run(batch)
    }
    running -= 1
  }

  return (item: Item) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // The first of a burst waits one turn of the event loop for its neighbours.
      if (running < lanes) setImmediate(() => void (running < lanes && drain()))
    })
}
