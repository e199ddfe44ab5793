import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sealed } from '../../../contract/sealed.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { sendFile } from '../../lib/sealed/attach.ts'
import { deskOf } from '../../lib/sealed/desk.ts'
import { ask, post } from '../../lib/sealed/door.ts'
import { type keysIn, readFile, say, type Thread } from '../../lib/sealed/thread.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { type Chosen, FilesToSend } from './FilesToSend.tsx'
import { save } from './save.ts'
import { useSealedWords } from './sealed-words.ts'
import { SenderActs } from './SenderActs.tsx'
import { SenderTimes } from './SenderTimes.tsx'
import { useTipKinds } from '../../lib/tip-kinds.ts'

export type SenderKeys = Awaited<ReturnType<typeof keysIn>>

type SenderThreadProps = {
  keys: SenderKeys
  thread: Thread
  /** Something was said or done: what stands is asked for anew. */
  onChanged: () => void
  onClose: () => void
}

/** What a sender finds behind their code: how it stands, what was answered, and where to go on writing. */
export function SenderThread({ keys, thread, onChanged, onClose }: SenderThreadProps) {
  const words = useSealedWords()
  const { say: inWords } = useLanguage()
  const kinds = useTipKinds()
  const desks = useQuery({
    queryKey: [sealed.desks.path],
    queryFn: () => ask(post, sealed.desks, {}),
    staleTime: Infinity,
  }).data
  const desk = desks?.find(({ keeperId }) => keeperId === thread.keeperId)
  const outcome = thread.outcome === null ? undefined : kinds?.outcome(thread.outcome)
  return (
    <>
      <section className="card stack tight">
        <h2>{words.state}</h2>
        <p className="tip-state">{words[`state_${thread.state}`]}</p>
        {outcome && thread.state === 'closed' && (
          <blockquote>{inWords(outcome.toSender)}</blockquote>
        )}
        {thread.disputedAt && <p>{words.disputed}</p>}
        {thread.eraseAskedAt && <p>{words.eraseAsked}</p>}
        {desk && <p className="soft">{fill(words.at, { desk: unitName(desk) })}</p>}
      </section>
      <SenderTimes thread={thread} desks={desks ?? []} />
      <Messages keys={keys} thread={thread} />
      <Write keys={keys} keeperId={thread.keeperId} onSaid={onChanged} />
      <MoreFiles keys={keys} keeperId={thread.keeperId} onSent={onChanged} />
      <SenderActs keys={keys} thread={thread} onDone={onChanged} />
      <div>
        <Button icon="close" onClick={onClose}>
          {words.closeThread}
        </Button>
      </div>
    </>
  )
}

function Messages({ keys, thread }: { keys: SenderKeys; thread: Thread }) {
  const words = useSealedWords()
  const numbers = useNumbers()
  const reading = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: async ({ id, name }: { id: string; name: string }) =>
      save(name, await readFile(post, keys, id)),
  })
  return (
    <section className="card stack tight">
      <h2>{words.messages}</h2>
      {thread.messages.length + thread.files.length === 0 && (
        <p className="soft">{words.noMessages}</p>
      )}
      <ol className="plain stack tight tip-thread">
        {thread.messages.map(({ id, side, at, text }) => (
          <li key={id} className={side}>
            <p className="row small soft">
              <strong>{side === 'desk' ? words.fromDesk : words.fromYou}</strong>
              <span className="number">{numbers.moment(at)}</span>
            </p>
            <p className="tip-text">
              {text ?? (side === 'desk' ? words.notOpened : words.ownSealed)}
            </p>
          </li>
        ))}
      </ol>
      <ul className="plain lines">
        {thread.files.map(({ id, side, at, about }) => (
          <li key={id}>
            <span>
              {side === 'desk' ? words.fileFrom : words.fileYours}{' '}
              {about && <strong>{about.name}</strong>}{' '}
              <span className="small soft number">{numbers.moment(at)}</span>
            </span>
            {side === 'desk' && about && (
              <Button
                busy={reading.isPending}
                onClick={() => reading.mutate({ id, name: about.name })}
              >
                {words.save}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={reading.error} />
      <p className="small soft">{words.blunt}</p>
    </section>
  )
}

type WriteProps = { keys: SenderKeys; keeperId: string; onSaid: () => void }

function Write({ keys, keeperId, onSaid }: WriteProps) {
  const words = useSealedWords()
  const [text, setText] = useState('')
  const [id, setId] = useState(() => crypto.randomUUID())
  const [missing, setMissing] = useState(false)
  const saying = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: () => say(post, { keeperId, bearer: keys.bearer, id, text: text.trim() }),
    onSuccess: () => {
      setText('')
      setId(crypto.randomUUID())
      onSaid()
    },
  })

  function submit() {
    setMissing(!text.trim())
    if (text.trim()) saying.mutate()
  }

  return (
    <section className="card">
      <Form act={words.writeAct} busy={saying.isPending} error={saying.error} onSubmit={submit}>
        <TextArea
          label={words.write}
          hint={words.writeSays}
          error={missing ? 'missing' : undefined}
          maxLength={8000}
          value={text}
          onChange={setText}
        />
      </Form>
    </section>
  )
}

type MoreFilesProps = { keys: SenderKeys; keeperId: string; onSent: () => void }

function MoreFiles({ keys, keeperId, onSent }: MoreFilesProps) {
  const words = useSealedWords()
  const [chosen, setChosen] = useState<Chosen[]>([])
  const files = chosen.flatMap(({ ready }) => (ready ? [ready] : []))
  const sending = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: async () => {
      const desk = await deskOf(post, keeperId)
      for (const file of files) {
        await sendFile(post, desk, keys.bearer, file)
        setChosen((all) => all.filter(({ ready }) => ready?.id !== file.id))
      }
    },
    onSuccess: onSent,
  })
  return (
    <section className="card stack tight">
      <FilesToSend chosen={chosen} onChange={setChosen} />
      <Refusal error={sending.error} />
      {files.length > 0 && (
        <div>
          <Button icon="send" busy={sending.isPending} onClick={() => sending.mutate()}>
            {words.addFilesAct}
          </Button>
        </div>
      )}
    </section>
  )
}
