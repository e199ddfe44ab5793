/** Text kept on this phone. A phone that refuses to keep (private window, full) only forgets on leaving. */
const memory = new Map<string, string>()

export function keep(name: string, value: unknown) {
  const text = JSON.stringify(value)
  memory.set(name, text)
  try {
    localStorage.setItem(name, text)
  } catch {
    // What is in memory lasts as long as the page does.
  }
}

/** What was kept under a name, or nothing where it cannot be read. */
export function kept<Value>(name: string): Value | undefined {
  try {
    const text = localStorage.getItem(name) ?? memory.get(name)
    return text === undefined ? undefined : (JSON.parse(text) as Value)
  } catch {
    return undefined
  }
}

export function forget(name: string) {
  memory.delete(name)
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept there.
  }
}
