import { useState } from 'react'
import { PactWord, pacts } from '../../../contract/pacts.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useErrorWords } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

type TellDialogProps = { at: At; fromId: string; onClose: () => void }

/** One commune tells the others something, after reading it again: nobody may be named. */
export function TellDialog({ at, fromId, onClose }: TellDialogProps) {
  const words = useBookWords()
  const explain = useErrorWords()
  const [id] = useState(uuid7)
  const [kind, setKind] = useState<(typeof PactWord.options)[number]>('situation')
  const [text, setText] = useState('')
  const [read, setRead] = useState(false)
  const [unread, setUnread] = useState(false)
  const telling = useBookAct(pacts.tell, onClose)

  function submit() {
    setUnread(!read)
    if (read) telling.mutate({ ...at, id, fromId, kind, text, namesNobody: true })
  }

  return (
    <FormDialog
      title={words.tell}
      says={words.tellSays}
      act={words.send}
      busy={telling.isPending}
      error={telling.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Choice
        label={words.tellKind}
        options={PactWord.options.map((value) => ({ value, label: words.kinds[value] }))}
        value={kind}
        onChange={(value) => setKind(PactWord.options.find((each) => each === value) ?? kind)}
      />
      <TextArea
        label={words.tellText}
        required
        maxLength={2000}
        error={fieldErrors(telling.error)['text']}
        value={text}
        onChange={setText}
      />
      <Tick label={words.namesNobody} checked={read} onChange={setRead} />
      {unread && (
        <p className="wrong" role="alert">
          {explain('missing')}
        </p>
      )}
    </FormDialog>
  )
}
