import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { codeOf } from '../../lib/call.ts'
import { post } from '../../lib/sealed/door.ts'
import { keysIn, readThread, type Thread } from '../../lib/sealed/thread.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSealedWords } from './sealed-words.ts'
import { type SenderKeys, SenderThread } from './SenderThread.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import './tips.css'

/** What became of a tip, by its code. The code stays in this page and is in no address. */
export function ThreadPage() {
  const words = useSealedWords()
  // The names of bodies and outcomes are there before the thread that speaks of them.
  useTipKinds()
  const [code, setCode] = useState('')
  const [found, setFound] = useState<{ keys: SenderKeys; thread: Thread }>()
  const looking = useMutation({
    networkMode: 'always',
    // What was read lies in this page alone and goes with it.
    gcTime: 0,
    mutationFn: async (known: SenderKeys | undefined) => {
      const opened = known ?? (await keysIn(code))
      return { keys: opened, thread: await readThread(post, opened) }
    },
    onSuccess: (read) => {
      setFound(read)
      setCode('')
    },
  })
  const error = looking.error ? codeOf(looking.error) : undefined

  function close() {
    setFound(undefined)
    looking.reset()
  }

  return (
    <div className="stack narrow">
      <PageHeader
        title={words.lookTitle}
        actions={
          <LinkButton href="/bao-tin" look="plain" icon="pen">
            {words.send}
          </LinkButton>
        }
      />
      {found ? (
        <SenderThread {...found} onChanged={() => looking.mutate(found.keys)} onClose={close} />
      ) : (
        <Form
          says={words.lookSays}
          act={words.open}
          busy={looking.isPending}
          error={undefined}
          onSubmit={() => looking.mutate(undefined)}
        >
          <TextField
            label={words.code}
            inputMode="numeric"
            autoComplete="off"
            required
            error={error}
            value={code}
            onChange={setCode}
          />
          {looking.isPending && <p role="status">{words.step_looking}</p>}
        </Form>
      )}
    </div>
  )
}
