import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { call, Refused } from './call.ts'

type Question = { path: string }

type Act<Given, Reply> = {
  send: (given: Given) => Promise<Reply>
  /** What is asked again once it is done. */
  again: readonly Question[]
  /** The question the reply answers, too: whatever asked it shows the reply from then on. */
  answers?: { question: Question; of: (reply: Reply) => object } | undefined
  onDone?: ((reply: Reply) => void) | undefined
}

/** Something is done; afterwards every page that shows what it touched shows it as it stands. */
export function useAct<Given, Reply>({ send, again, answers, onDone }: Act<Given, Reply>) {
  const client = useQueryClient()
  const ask = (questions: readonly Question[]) =>
    Promise.all(questions.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
  return useMutation({
    mutationFn: send,
    onSuccess: async (reply) => {
      if (answers) client.setQueryData([answers.question.path, answers.of(reply)], reply)
      onDone?.(reply)
      await ask(again)
    },
    onError: (reason) => {
      // Somebody else was faster: their version is shown, and the act can be done again on it.
      if (reason instanceof Refused && reason.status === 409)
        void ask(answers ? [answers.question, ...again] : again)
    },
  })
}

/** The acts of one part of the house: each an endpoint, and all of them touch the same questions. */
export function actsOn(...again: Question[]) {
  return function useOne<Input extends z.ZodType, Reply extends z.ZodType>(
    at: Endpoint<Input, Reply>,
    onDone?: (reply: z.output<Reply>) => void,
  ) {
    return useAct({ send: (input: z.input<Input>) => call(at, input), again, onDone })
  }
}
