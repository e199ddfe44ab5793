/** The first line of a text, short enough for a list. */
export function firstLine(text: string) {
  const [line = ''] = text.trim().split('\n')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
