/** What a list is sorted by: the given name first, as Vietnamese do, then the rest. */
export function givenName(name: string) {
  const words = name.trim().split(/\s+/)
  return [words.at(-1), ...words.slice(0, -1)].join(' ')
}
