import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../lib/sealed/door.ts'
import { act, type Thread } from '../../lib/sealed/thread.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useSealedWords } from './sealed-words.ts'
import type { SenderKeys } from './SenderThread.tsx'

type Act = 'dispute' | 'erase' | 'unname'
type SenderActsProps = { keys: SenderKeys; thread: Thread; onDone: () => void }

/** What a sender may ask for: another look, destruction, their name back. Each is asked about once. */
export function SenderActs({ keys, thread, onDone }: SenderActsProps) {
  const words = useSealedWords()
  const toast = useToast()
  const [asked, setAsked] = useState<Act>()
  const acting = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: (what: Act) => act(post, keys.bearer, what),
    onSuccess: (_, what) => {
      setAsked(undefined)
      toast({ text: words[`done_${what}`] })
      onDone()
    },
  })
  const offered: Act[] = [
    ...(thread.state === 'closed' ? (['dispute'] as const) : []),
    ...(thread.eraseAskedAt === null ? (['erase'] as const) : []),
    ...(thread.named ? (['unname'] as const) : []),
  ]
  if (offered.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{words.more}</h2>
      <div className="row">
        {offered.map((what) => (
          <Button key={what} onClick={() => setAsked(what)}>
            {words[what]}
          </Button>
        ))}
      </div>
      {asked && (
        <Dialog title={words[asked]} onClose={() => setAsked(undefined)}>
          <Form
            says={words[`${asked}Says`]}
            act={words.sure}
            busy={acting.isPending}
            error={acting.error}
            onSubmit={() => acting.mutate(asked)}
            onCancel={() => setAsked(undefined)}
          >
            {null}
          </Form>
        </Dialog>
      )}
    </section>
  )
}
