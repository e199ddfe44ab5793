import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { letSleep, pushState, startWorker, wake } from './push.ts'

const asked = ['push-state']

/** Lets this device be woken for alarms; says so when it cannot be. */
export function PushCard() {
  const { alarms } = useWords()
  const client = useQueryClient()
  const { data: state } = useQuery({ queryKey: asked, queryFn: pushState })
  const onSuccess = (next: typeof state) => client.setQueryData(asked, next)
  const waking = useMutation({ mutationFn: wake, onSuccess })
  const sleeping = useMutation({ mutationFn: letSleep, onSuccess })
  useEffect(() => {
    // Without a worker an alarm's numbers cannot be shown where there is no network.
    startWorker().catch(() => undefined)
  }, [])
  if (state === undefined) return null

  if (state === 'on')
    return (
      <p className="row small soft">
        {alarms.pushDone}
        <Button look="plain" busy={sleeping.isPending} onClick={() => sleeping.mutate()}>
          {alarms.pushOff}
        </Button>
      </p>
    )
  return (
    <div className="card stack tight">
      <h2>{alarms.push}</h2>
      <p>{{ off: alarms.pushSays, denied: alarms.pushDenied, none: alarms.pushNone }[state]}</p>
      <Refusal error={waking.error} />
      {state === 'off' && (
        <div>
          <Button icon="bell" busy={waking.isPending} onClick={() => waking.mutate()}>
            {alarms.pushOn}
          </Button>
        </div>
      )}
    </div>
  )
}
