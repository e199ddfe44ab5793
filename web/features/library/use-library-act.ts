import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { library } from '../../../contract/library.ts'
import { notices } from '../../../contract/notices.ts'
import { playbooks } from '../../../contract/playbooks.ts'
import { call } from '../../lib/call.ts'

const shown = [
  library.lessons,
  library.followed,
  library.following,
  notices.published,
  notices.inWork,
  notices.read,
  playbooks.list,
]

/** Something is written, carried or followed; afterwards what is shown of it is asked again. */
export function useLibraryAct<Input extends z.ZodType, Reply extends z.ZodType>(
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
