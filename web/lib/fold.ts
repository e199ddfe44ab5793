/** Words as they are searched: without marks, without case, đ as d. */
export function folded(text: string) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Is every word asked for somewhere in the text? */
export function speaksOf(text: string, asked: string) {
  const inside = folded(text)
  return folded(asked)
    .split(/\s+/)
    .every((word) => inside.includes(word))
}
