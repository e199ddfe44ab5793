import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import type { Unit } from '../../../contract/units.ts'
import { call, codeOf, fieldErrors, Refused } from '../../lib/call.ts'

/** A change to the tree of units; once it is done every question about units is asked again. */
export function useChanging<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone: (done: z.output<Reply>) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async (done) => {
      onDone(done)
      await client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => String(path).startsWith('/api/units'),
      })
    },
  })
}

/** What somebody else made of the unit meanwhile, when the edit was refused for that. */
export function otherVersion(error: unknown): Unit | undefined {
  return error instanceof Refused && error.code === 'unit.changed'
    ? (error.current as Unit)
    : undefined
}

/** The blank a refusal belongs to; that a name is taken is said beside the name. */
export function wrongIn(error: unknown, name = 'name'): Record<string, string> {
  return codeOf(error) === 'unit.name_taken' ? { [name]: 'unit.name_taken' } : fieldErrors(error)
}
