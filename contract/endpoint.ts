import type { z } from 'zod'

/**
 * One HTTP operation, described once. The server binds a verb to it, the web calls it,
 * and the OpenAPI page is printed from it.
 */
export type Endpoint<Input extends z.ZodType, Reply extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  /** What it does in the world, in a line, for whoever reads the API page. */
  says: string
  /** Path, query and body names as one object. */
  input: Input
  reply: Reply
}

export function endpoint<Input extends z.ZodType, Reply extends z.ZodType>(
  described: Endpoint<Input, Reply>,
): Endpoint<Input, Reply> {
  return described
}
