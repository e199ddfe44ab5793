import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Desk, deskQuery } from '../../lib/tip-keys/desk.ts'

/** Something done to the keys of a desk; every page of the desk then shows it as it stands. */
export function useDeskAct<Given = void>(
  keeperId: string,
  act: (given: Given) => Promise<Desk>,
  onDone?: (desk: Desk) => void,
) {
  const client = useQueryClient()
  const { queryKey } = deskQuery(keeperId)
  return useMutation({
    networkMode: 'always',
    // Nothing of what was given, secrets among it, is remembered when the page has moved on.
    gcTime: 0,
    // An answer from before the change, come late, would look like a log cut short.
    onMutate: () => client.cancelQueries({ queryKey }),
    mutationFn: act,
    onSuccess: async (desk) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, desk)
      onDone?.(desk)
    },
    // Somebody else may have written in the log meanwhile.
    onError: () => void client.invalidateQueries({ queryKey }),
  })
}
