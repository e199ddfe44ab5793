/** A message as it came; `from`: the name a device signed in with, where the broker is our own. */
export type Said = { topic: string; text: string; retained: boolean; from?: string }

/** Follows messages; a device's message is acknowledged to it when the answer is there. */
export type Ear = (said: Said) => Promise<void> | void

/** Who may come to our own broker, and how far; whatever is refused there is told to `odd`. */
export type Doorkeeper = {
  knows: (name: string, password: string) => boolean
  may: (name: string, act: 'publish' | 'subscribe' | 'retain', topic: string) => boolean
}

/** Something from outside that was refused or thrown away: a code, and what it was about. */
export type Odd = (code: string, about: { topic?: string; device?: string | undefined }) => void

/** What both kinds of broker do for the house. */
export type Broker = {
  /** Where devices reach it, when it is our own. */
  port: number | undefined
  send: (topic: string, text: string, how: { qos: 0 | 1; retain: boolean }) => Promise<void>
  /** Hears what the house itself says, here and in its other processes. */
  hear: (pattern: string, ear: Ear) => Promise<void>
  /** Hears what devices say. */
  hearDevices: (pattern: string, ear: Ear) => Promise<void>
  admit: (doorkeeper: Doorkeeper) => void
  dismiss: (name: string) => void
  close: () => Promise<unknown>
}

/** Whether a topic is one that a pattern with `+` and `#` means. */
export function matcher(pattern: string) {
  const shape = new RegExp(`^${pattern.replaceAll('+', '[^/]+').replace('#', '.+')}$`)
  return (topic: string) => shape.test(topic)
}
