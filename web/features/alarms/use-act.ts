import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { alarms } from '../../../contract/alarms.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { insist } from './insist.ts'

/** Something done in an open alarm: insisted on, and then every screen of it asks again. */
export function useAct<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  onDone?: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (input: z.input<Input>) => insist(at, input),
    onSuccess: () => {
      onDone?.()
      for (const { path } of [alarms.read, alarms.open, alarms.list])
        void client.invalidateQueries({ queryKey: [path] })
    },
  })
}
