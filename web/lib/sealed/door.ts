import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { addressOf, Refused } from '../call.ts'

/** Carries one question to the sealed door and brings the answer back. `file`: content beside `about`. */
export type Post = (
  at: { method: string; path: string },
  input: Record<string, unknown>,
  file?: Blob,
) => Promise<unknown>

/** Asks the door, which never learns who does: no cookie goes along, nothing of the answer is kept. */
export const post: Post = async (at, input, file) => {
  const { url, rest } = addressOf(at, input)
  const init: RequestInit = {
    method: at.method,
    credentials: 'omit',
    // Without a word of where it comes from, the door could not tell us from a stranger's page.
    referrerPolicy: 'same-origin',
    cache: 'no-store',
  }
  if (file) {
    const form = new FormData()
    form.append('about', JSON.stringify(rest))
    form.append('file', file, 'sealed')
    init.body = form
  } else if (at.method !== 'GET') {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(rest)
  }
  const reply = await fetch(url, init).catch(() => {
    throw new Refused(0, { code: 'network' })
  })
  const body: unknown = await reply.json().catch(() => ({}))
  if (!reply.ok) throw new Refused(reply.status, body as { code?: string })
  return body
}

/** One question, typed as the contract has it. */
export async function ask<Input extends z.ZodType, Reply extends z.ZodType>(
  through: Post,
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
): Promise<z.output<Reply>> {
  return (await through(at, input as Record<string, unknown>)) as z.output<Reply>
}
