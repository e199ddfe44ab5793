type Field = { path: string; code: string }

/** A refusal the caller can understand. Anything else that is thrown is a bug and answers 500. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503
  readonly code: string
  readonly fields: Field[]
  /** What stands now, when an edit was made from an older version. */
  readonly current: unknown

  constructor(status: Refusal['status'], code: string, fields: Field[] = [], current?: unknown) {
    super(code)
    this.status = status
    this.code = code
    this.fields = fields
    this.current = current
  }
}

export function notFound(what: string) {
  return new Refusal(404, `${what}.not_found`)
}

/** Refused because of how things stand; `current` shows the other version of a double edit. */
export function conflict(code: string, current?: unknown) {
  return new Refusal(409, code, [], current)
}

/** Refused for one blank of the form. */
export function wrong(path: string, code: string) {
  return new Refusal(400, 'invalid_input', [{ path, code }])
}

/** Lets the request through only when a policy said yes. */
export function allow(answer: boolean) {
  if (!answer) throw new Refusal(403, 'not_allowed')
}
