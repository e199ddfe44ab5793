import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { checklists } from '../../../contract/checklists.ts'
import { dutyBooks } from '../../../contract/duty-books.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { pacts } from '../../../contract/pacts.ts'
import { call } from '../../lib/call.ts'

const shown = [
  dutyBooks.read,
  dutyBooks.lines,
  dutyBooks.line,
  checklists.read,
  pacts.read,
  pacts.asked,
]

/** Something is written in a book, a checklist or a pact; afterwards what is shown of them is asked again. */
export function useBookAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: (reply: z.output<Reply>) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async (reply) => {
      onDone?.(reply)
      await Promise.all(shown.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
    },
  })
}
