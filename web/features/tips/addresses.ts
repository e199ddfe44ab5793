type At = { keeperId: string; id: string }

/** Where the queue of a desk stands. */
export function queueAt(keeperId: string) {
  return `/xa/${keeperId}/ban-tin-kin`
}

/** Where one tip stands. */
export function tipAt({ keeperId, id }: At) {
  return `${queueAt(keeperId)}/${id}`
}

/** Where a tip that came by telephone, visit or post is written in. */
export function takeInAt(keeperId: string) {
  return `${queueAt(keeperId)}/tiep-nhan`
}

/** Where the figures, the register and the certificates of a desk stand. */
export function summaryAt(keeperId: string) {
  return `${queueAt(keeperId)}/tong-hop`
}

/** Where the keys of a desk stand. */
export function keysAt(keeperId: string) {
  return `${queueAt(keeperId)}/khoa`
}

/** Where a case is opened from a tip. */
export function newCaseAt({ keeperId, id }: At) {
  return `/xa/${keeperId}/vu-viec/moi?tin=${id}`
}

/** Where a case stands. */
export function caseAt(keeperId: string, caseId: string) {
  return `/xa/${keeperId}/vu-viec/${caseId}`
}
