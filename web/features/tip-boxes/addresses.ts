type At = { keeperId: string; id: string }

/** Where the letter boxes of a commune stand. */
export function boxesAt(keeperId: string) {
  return `/xa/${keeperId}/hom-thu`
}

/** Where one letter box stands. */
export function boxAt({ keeperId, id }: At) {
  return `${boxesAt(keeperId)}/${id}`
}

/** Where the record of an opening or a collection stands, and is printed. */
export function recordAt({ keeperId, id }: At) {
  return `/xa/${keeperId}/bien-ban/${id}`
}

/** Where what came out is typed in. */
export function typeInAt(record: At) {
  return `${recordAt(record)}/nhap`
}

/** Where numbered slips are printed. */
export function slipsAt(keeperId: string) {
  return `/xa/${keeperId}/phieu`
}
