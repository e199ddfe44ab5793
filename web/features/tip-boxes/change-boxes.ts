import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { call } from '../../lib/call.ts'

export type Boxes = z.output<typeof tipBoxes.list.reply>
export type Box = Boxes['boxes'][number]
export type Person = Boxes['people'][number]
export type Batch = z.output<typeof tipBoxes.batch.reply>

/** Something is done about a box or a record; afterwards every list of them is asked again. */
export function useBoxAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: (reply: z.output<Reply>) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: z.input<Input>) => call(at, input),
    onSuccess: async (reply) => {
      onDone?.(reply)
      await askAgain(client)
    },
  })
}

/** Whatever is shown of boxes and records is asked again. */
export async function askAgain(client: ReturnType<typeof useQueryClient>) {
  const asked = [tipBoxes.list, tipBoxes.batches, tipBoxes.batch]
  await Promise.all(asked.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
}
