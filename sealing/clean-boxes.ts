import { letters, numbers, spelled } from './clean-bytes.ts'

/** One box of a film: its four letters, where it starts, where its content starts, where it ends. */
export type Box = { type: string; at: number; body: number; end: number }

/** The inside of a box, or of the whole film. */
export type Room = { body: number; end: number }

/** The boxes side by side in a stretch of a film. A few bytes too short for a box may be left at the end. */
export function boxesIn(film: Uint8Array, from: number, to: number): Box[] {
  const view = numbers(film)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at)
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short || to - at
    const body = at + (short === 1 ? 16 : 8)
    const end = at + size
    if (end < body || end > to) throw new RangeError('A box larger than its room.')
    boxes.push({ type: letters(film, at + 4, 4), at, body, end })
    at = end
  }
  return boxes
}

/** The first box of a name inside another one. */
export function boxIn(film: Uint8Array, room: Room, ...path: string[]) {
  let found: Room | undefined = room
  for (const type of path)
    found = found && boxesIn(film, found.body, found.end).find((box) => box.type === type)
  return found
}

/** A table must lie inside its box, however many entries it says it has. */
export function entriesFit(room: Room, from: number, length: number) {
  if (from + length > room.end) throw new RangeError('A table larger than its box.')
}

/** Makes a box free room of the same size, so that nothing after it has to move. */
export function empty(film: Uint8Array, { at, body, end }: Box) {
  film.set(spelled('free'), at + 4)
  film.fill(0, body, end)
}
