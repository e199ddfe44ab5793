import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { call, Refused } from '../../lib/call.ts'

type Insisting = {
  /** Told at each try that got no answer, with how many there were. */
  onMiss?: (times: number) => void
  stop?: AbortSignal
  /** Milliseconds from one try to the next. */
  pause?: number
}

/** Sends a call again and again, the same each time, until the server has said yes or no. */
export async function insist<Input extends z.ZodType, Reply extends z.ZodType>(
  at: Endpoint<Input, Reply>,
  input: z.input<Input>,
  { onMiss, stop, pause = 1000 }: Insisting = {},
): Promise<z.output<Reply>> {
  for (let times = 1; ; times += 1) {
    // A request that hangs in a dead cell is given up, so that the next one can find a way.
    const late = AbortSignal.timeout(8000)
    try {
      return await call(at, input, late)
    } catch (reason) {
      if (isAnswer(reason) || stop?.aborted) throw reason
      onMiss?.(times)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (stop?.aborted) throw new Refused(0, { code: 'network' })
  }
}

/** Whether the server itself has said no; a dead network, a stumble and a full doorway may pass. */
function isAnswer(reason: unknown) {
  if (!(reason instanceof Refused)) return false
  return reason.status !== 0 && reason.status < 500 && reason.code !== 'too_many'
}
