import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Activity, activities } from '../../../contract/activities.ts'
import { asking, call, Refused } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { useToast } from '../../ui/Toast.tsx'

/** The ways to settle a record, each keeping what the page knows of it up to date. */
export function useSettling({ keeperId, id }: Pick<Activity, 'keeperId' | 'id'>) {
  const client = useQueryClient()
  const { activities: words } = useWords()
  const toast = useToast()
  const at = { keeperId, id }
  const { queryKey } = asking(activities.read, at)

  const after = {
    onSuccess: (record: Activity) => {
      client.setQueryData(queryKey, record)
      void client.invalidateQueries({ queryKey: [activities.list.path] })
    },
    onError: (error: unknown) => {
      // Settled by somebody else in the meantime: show how it stands now.
      if (!(error instanceof Refused) || error.code !== 'activity.changed') return
      client.setQueryData(queryKey, error.current as Activity)
      toast({ text: words.changed })
    },
  }
  return {
    verifying: useMutation({ mutationFn: () => call(activities.verify, at), ...after }),
    givingBack: useMutation({
      mutationFn: (reason: string) => call(activities.giveBack, { ...at, reason }),
      ...after,
    }),
    voiding: useMutation({
      mutationFn: (reason: string) => call(activities.voidIt, { ...at, reason }),
      ...after,
    }),
  }
}
