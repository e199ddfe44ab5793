import { useSettingsWords } from './settings-words.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accounts } from '../../../contract/accounts.ts'
import { asking, call } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Answer, Refusal, Tag } from '../../ui/Status.tsx'
import { useToast } from '../../ui/Toast.tsx'

/** One's open sessions: which device, when last seen; each can be ended at once. */
export function Sessions() {
  const settings = useSettingsWords()
  const numbers = useNumbers()
  const client = useQueryClient()
  const toast = useToast()
  const sessions = useQuery(asking(accounts.sessions, {}))
  const ending = useMutation({
    mutationFn: (id: string) => call(accounts.endSession, { id }),
    onSuccess: () => {
      toast({ text: settings.sessionEnded })
      return client.invalidateQueries({ queryKey: [accounts.sessions.path] })
    },
  })

  return (
    <section className="card stack">
      <h2>{settings.sessions}</h2>
      <Refusal error={ending.error} />
      <Answer to={sessions}>
        {(open) => (
          <ul className="plain lines">
            {open.map(({ id, device, strength, seenAt, current }) => (
              <li key={id}>
                <div>
                  <strong>{device}</strong> {current && <Tag tone="good">{settings.current}</Tag>}
                  <p className="soft small">
                    {settings.strength[strength]} ·{' '}
                    {fill(settings.seen, { at: numbers.moment(seenAt) })}
                  </p>
                </div>
                {!current && (
                  <Button busy={ending.isPending} onClick={() => ending.mutate(id)}>
                    {settings.endSession}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  )
}
