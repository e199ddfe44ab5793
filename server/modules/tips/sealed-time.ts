import { setTimeout as pause } from 'node:timers/promises'

/** Answers are given on this beat, in milliseconds: how long a look-up took says nothing of what it found. */
const beat = 250

/** Does the work, and answers or refuses on the next beat after it was asked. */
export async function onTheBeat<Done>(work: () => Promise<Done>) {
  const began = performance.now()
  try {
    return await work()
  } finally {
    await pause(beat - ((performance.now() - began) % beat))
  }
}
