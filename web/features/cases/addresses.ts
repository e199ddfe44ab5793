type At = { keeperId: string; id: string }

/** Where the cases of a desk stand. */
export function casesAt(keeperId: string) {
  return `/xa/${keeperId}/vu-viec`
}

/** Where one case stands. */
export function caseAt({ keeperId, id }: At) {
  return `${casesAt(keeperId)}/${id}`
}

/** Where a case is opened. */
export function newCaseAt(keeperId: string) {
  return `${casesAt(keeperId)}/moi`
}

/** Where the queue of the desk stands. */
export function queueAt(keeperId: string) {
  return `/xa/${keeperId}/ban-tin-kin`
}

/** Where one tip stands. */
export function tipAt({ keeperId, id }: At) {
  return `${queueAt(keeperId)}/${id}`
}

/** Where the keys of the desk stand. */
export function keysAt(keeperId: string) {
  return `${queueAt(keeperId)}/khoa`
}

/** Where the board of an alarm stands. */
export function alarmAt({ keeperId, id }: At) {
  return `/xa/${keeperId}/bao-dong/${id}`
}
