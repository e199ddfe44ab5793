import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { activities } from '../../../contract/activities.ts'
import type { ActivityKind } from '../../../contract/catalog.ts'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useDraft } from '../../lib/drafts.ts'
import { toFirstWrong } from '../../lib/first-wrong.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { rememberAct } from '../../lib/recent-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Entry, type Faults, faultsOf, sendingOf } from './entry.ts'
import { EntryBlanks } from './EntryBlanks.tsx'
import { type Purpose, sendEntry } from './send-entry.ts'

/** How a form ended: where the record is now. */
export type Outcome = { id: string; how: 'sent' | 'draft' | 'kept' }

type EntryFormProps = {
  model: Model
  kind: ActivityKind
  purpose: Purpose
  start: () => Entry
  /** What the form is kept under on this phone. */
  name: string
  onDone: (outcome: Outcome) => void
  onRestart: () => void
}

/** The form of one kind of activity, drawn from the catalog for a phone held in one hand. */
export function EntryForm({
  model,
  kind,
  purpose,
  start,
  name,
  onDone,
  onRestart,
}: EntryFormProps) {
  const { words, say } = useLanguage()
  const { diary, pieces } = words
  const { keeperId, id: modelId } = model
  const { draft: entry, change, clear, restored } = useDraft<Entry>(name, start)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [wrong, setWrong] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const client = useQueryClient()

  const sending = useMutation({
    // The network's absence is answered by keeping the record, not by waiting in silence.
    networkMode: 'always',
    mutationFn: (draft: boolean) =>
      sendEntry({
        entry,
        sending: sendingOf(entry, { kind, keeperId, modelId }),
        purpose,
        draft,
        reason: reason.trim(),
        label: `${say(kind.name)} · ${model.name}`,
      }),
    onSuccess: (how, draft) => {
      // What the pages remember of the diary and its models is older than this record.
      for (const { path } of [activities.read, activities.list, models.read, models.list])
        void client.invalidateQueries({ queryKey: [path] })
      rememberAct({ keeperId, modelId, modelName: model.name, kind: kind.id })
      clear()
      onDone({ id: entry.id, how: how === 'kept' ? 'kept' : draft ? 'draft' : 'sent' })
    },
    onError: (error) => setFaults(withoutPrefix(fieldErrors(error))),
  })
  const { isError } = sending
  useEffect(() => {
    if (isError) setWrong(toFirstWrong(form.current))
  }, [isError, faults])

  function finish(draft: boolean) {
    const found = draft ? {} : faultsOf(entry, kind)
    if (purpose.is === 'correct' && reason.trim() === '') found['reason'] = 'missing'
    flushSync(() => setFaults(found))
    const left = toFirstWrong(form.current)
    setWrong(left)
    if (left === 0) sending.mutate(draft)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    finish(false)
  }

  return (
    <form ref={form} className="stack narrow entry-form" noValidate onSubmit={submit}>
      {restored && (
        <p className="notice row apart" role="status">
          {diary.restored}
          <Button
            look="plain"
            onClick={() => {
              clear()
              onRestart()
            }}
          >
            {diary.startAgain}
          </Button>
        </p>
      )}
      <EntryBlanks {...{ keeperId, kind, entry, change, faults }} />
      {purpose.is === 'correct' && (
        <TextField
          label={diary.correctReason}
          required
          maxLength={500}
          error={faults['reason']}
          value={reason}
          onChange={setReason}
        />
      )}
      {wrong > 0 && (
        <p className="notice" role="alert">
          {fill(diary.wrongCount, { count: wrong })}
        </p>
      )}
      {isError && wrong === 0 && <Refusal error={sending.error} />}
      <div className="entry-acts">
        <Button type="submit" look="main" icon="send" busy={sending.isPending}>
          {sending.isPending
            ? diary.sending
            : purpose.is === 'correct'
              ? diary.sendCorrection
              : diary.send}
        </Button>
        {purpose.is === 'new' && (
          <Button disabled={sending.isPending} onClick={() => finish(true)}>
            {diary.keepDraft}
          </Button>
        )}
        <span className="unseen" role="status">
          {sending.isPending ? pieces.working : ''}
        </span>
      </div>
    </form>
  )
}

/** A correction comes inside another form; its blanks are these. */
function withoutPrefix(errors: Faults): Faults {
  return Object.fromEntries(
    Object.entries(errors).map(([path, code]) => [path.replace(/^corrected\./, ''), code]),
  )
}
