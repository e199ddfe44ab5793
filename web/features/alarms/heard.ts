const shelf = 'alarms-heard'

/** An alarm is new to a screen once: the ids it has shown already, as long as its tab lives. */
function heardIds(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? '[]') as string[]
  } catch {
    return []
  }
}

const memory = new Set(heardIds())

export function wasHeard(id: string) {
  return memory.has(id)
}

/** From now on this alarm is no news on this screen. */
export function setHeard(id: string) {
  memory.add(id)
  try {
    sessionStorage.setItem(shelf, JSON.stringify([...memory].slice(-200)))
  } catch {
    // A private window forgets when it is reloaded, and rings once more.
  }
}
