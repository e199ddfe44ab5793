import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'

type Field = { path: string; code: string }
type Place = { method: string; path: string }
type At<Input extends z.ZodType, Reply extends z.ZodType> = Endpoint<Input, Reply>

/** What the server refused, in codes that the dictionaries know how to say. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Field[]
  /** What stands now, when an edit was made from an older version. */
  readonly current: unknown

  constructor(status: number, body: { code?: string; fields?: Field[]; current?: unknown }) {
    super(body.code ?? 'internal')
    this.status = status
    this.code = body.code ?? 'internal'
    this.fields = body.fields ?? []
    this.current = body.current
  }
}

/** Calls an endpoint: names in the path are filled in, the rest travels as query or body. */
export async function call<Input extends z.ZodType, Reply extends z.ZodType>(
  at: At<Input, Reply>,
  input: z.input<Input>,
  signal?: AbortSignal,
): Promise<z.output<Reply>> {
  return (await send(at, input as Record<string, unknown>, signal)) as z.output<Reply>
}

/** The same for a call that was kept and is sent later: where, and what. */
export async function send(at: Place, input: Record<string, unknown>, signal?: AbortSignal) {
  const { url, rest } = addressOf(at, input)
  const init: RequestInit = {
    method: at.method,
    credentials: 'same-origin',
    signal: signal ?? null,
  }
  if (at.method !== 'GET' && at.method !== 'DELETE') {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(rest)
  }
  const reply = await fetch(url, init).catch((reason: unknown) => {
    if (signal?.aborted) throw reason
    throw new Refused(0, { code: 'network' })
  })
  const body: unknown = await reply.json().catch(() => ({}))
  if (!reply.ok) throw new Refused(reply.status, body as { code?: string })
  return body
}

/** Where an endpoint is for this input, and what is left for the body. */
export function addressOf(at: Place, input: Record<string, unknown>) {
  const rest = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = at.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(typeof value === 'string' ? value : '')
  })
  if (at.method !== 'GET' && at.method !== 'DELETE') return { url: path, rest }
  const query = new URLSearchParams(
    Object.entries(rest).map(([name, value]) => [name, String(value)]),
  )
  const asked = query.toString()
  return { url: asked ? `${path}?${asked}` : path, rest: {} }
}

/** A question to the server as React Query asks and remembers it. */
export function asking<Input extends z.ZodType, Reply extends z.ZodType>(
  at: At<Input, Reply>,
  input: z.input<Input>,
) {
  return queryOptions({
    queryKey: [at.path, input],
    queryFn: ({ signal }) => call(at, input, signal),
  })
}

/** What a form shows beside its blanks after a refusal: a code for each. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {}
  return Object.fromEntries(error.fields.map(({ path, code }) => [path, code]))
}

/** The code of whatever went wrong, for the dictionary of errors. */
export function codeOf(error: unknown) {
  return error instanceof Refused ? error.code : 'internal'
}
