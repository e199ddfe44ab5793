/** Words a speaker's broker may keep for whoever comes later: how it is, never what it did. */
const lasting = ['state', 'availability']

/** Where a speaker is told to play, and to go out. */
export function setTopic(id: string) {
  return `speaker/${id}/set`
}

/** Where a speaker speaks and listens, as its card says. */
export function topicsOf(id: string) {
  return {
    set: setTopic(id),
    state: `speaker/${id}/state`,
    availability: `speaker/${id}/availability`,
  }
}

/** What a speaker may say and follow: only what is its own. Nobody but the house says `set`. */
export function mayReach(id: string, act: 'publish' | 'subscribe' | 'retain', topic: string) {
  const own = `speaker/${id}/`
  if (!topic.startsWith(own)) return false
  const rest = topic.slice(own.length)
  return act === 'subscribe' ? rest === 'set' || rest === '#' : lasting.includes(rest)
}
