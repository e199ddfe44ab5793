import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Notice, notices } from '../../../contract/notices.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { noticeAt } from './addresses.ts'
import { useLibraryWords } from './library-words.ts'
import { useLibraryAct } from './use-library-act.ts'

type NoticeDialogProps = {
  at: { keeperId: string; modelId: string }
  /** The draft that is changed; without it a new one is written. */
  draft?: Notice
  onClose: () => void
}

/** The words of a notice of experience. */
export function NoticeDialog({ at, draft, onClose }: NoticeDialogProps) {
  const words = useLibraryWords()
  const [, go] = useLocation()
  const [id] = useState(uuid7)
  const [title, setTitle] = useState(draft?.title ?? '')
  const [text, setText] = useState(draft?.text ?? '')
  const { keeperId } = at
  const writing = useLibraryAct(notices.write, (made) => go(noticeAt(made)))
  const changing = useLibraryAct(notices.change, onClose)
  const sending = draft ? changing : writing
  const errors = fieldErrors(sending.error)
  return (
    <FormDialog
      title={words.writeNotice}
      says={words.writeSays}
      busy={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSubmit={() =>
        draft
          ? changing.mutate({ keeperId, id: draft.id, edition: draft.edition, title, text })
          : writing.mutate({ ...at, id, title, text })
      }
    >
      <TextField
        label={words.noticeTitle}
        required
        maxLength={200}
        error={errors['title']}
        value={title}
        onChange={setTitle}
      />
      <TextArea
        label={words.noticeText}
        hint={words.noticeTextHint}
        required
        rows={10}
        maxLength={8000}
        error={errors['text']}
        value={text}
        onChange={setText}
      />
    </FormDialog>
  )
}
