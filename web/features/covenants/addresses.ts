type OfModel = { keeperId: string; modelId: string }
type At = OfModel & { id: string }

/** Where the covenants of a model stand. */
export function covenantsAt({ keeperId, modelId }: OfModel) {
  return `/xa/${keeperId}/mo-hinh/${modelId}/quy-uoc`
}

/** Where one covenant stands. */
export function covenantAt(at: At) {
  return `${covenantsAt(at)}/${at.id}`
}

/** Where a vote and its minutes are written down. */
export function voteAt(at: At) {
  return `${covenantAt(at)}/bieu-quyet`
}

/** Where a household signs on its own phone. */
export function signAt(at: At) {
  return `${covenantAt(at)}/ky`
}

/** Where the covenant is printed, with a sheet to sign. */
export function printAt(at: At) {
  return `${covenantAt(at)}/in`
}

/** Where the minutes of the vote on a version are printed. */
export function minutesAt(at: At, number: number) {
  return `${covenantAt(at)}/bien-ban/${number}`
}
