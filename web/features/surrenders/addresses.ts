type At = { keeperId: string; id: string }

/** Where what was handed in at a commune stands. */
export function surrendersAt(keeperId: string) {
  return `/xa/${keeperId}/giao-nop`
}

/** Where one record stands, and is printed. */
export function surrenderAt({ keeperId, id }: At) {
  return `${surrendersAt(keeperId)}/${id}`
}

/** Where something is received. */
export function receiveAt(keeperId: string) {
  return `${surrendersAt(keeperId)}/moi`
}

/** What to do about a bomb or mine: for everybody. */
export const neverMoveAt = '/khong-dong-bom'
