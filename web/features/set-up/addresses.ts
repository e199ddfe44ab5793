type Model = { keeperId: string; id: string }

/** The page of a model. */
export function modelAt({ keeperId, id }: Model) {
  return `/xa/${keeperId}/mo-hinh/${id}`
}

/** The page of its set-up. */
export function setUpAt(model: Model) {
  return `${modelAt(model)}/lap`
}

/** The page of a paper of it. */
export function paperAt(model: Model, document: string) {
  return `${setUpAt(model)}/van-ban/${document}`
}
