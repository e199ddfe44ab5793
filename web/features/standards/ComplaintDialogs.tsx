import { useState } from 'react'
import { type Complaint, standards } from '../../../contract/standards.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useStandardWords } from './standards-words.ts'
import { type At, useStandardAct } from './use-standard-act.ts'

/** A resident writes to the commune about a model. */
export function ComplainDialog({ at, onClose }: { at: At; onClose: () => void }) {
  const words = useStandardWords()
  const sending = useStandardAct(standards.complain, onClose)
  const [id] = useState(uuid7)
  const [what, setWhat] = useState('')
  return (
    <FormDialog
      title={words.complain}
      says={words.complainSays}
      act={words.send}
      busy={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onSubmit={() => sending.mutate({ ...at, id, what })}
    >
      <TextArea
        label={words.complaintLabel}
        required
        value={what}
        onChange={setWhat}
        error={fieldErrors(sending.error).what}
      />
    </FormDialog>
  )
}

type ReplyProps = { complaint: Complaint; at: At; onClose: () => void }

/** The commune answers, and says whether the complaint was right. */
export function ReplyToComplaint({ complaint, at, onClose }: ReplyProps) {
  const words = useStandardWords()
  const replying = useStandardAct(standards.replyToComplaint, onClose)
  const [reply, setReply] = useState('')
  const [right, setRight] = useState<string>()
  const errors = fieldErrors(replying.error)
  return (
    <FormDialog
      title={words.reply}
      says={complaint.said}
      act={words.send}
      busy={replying.isPending}
      error={replying.error}
      onClose={onClose}
      onSubmit={() =>
        replying.mutate({
          ...at,
          complaintId: complaint.id,
          reply,
          // Left open it is refused as missing, beside its blank.
          ...({ upheld: right === undefined ? undefined : right === 'true' } as {
            upheld: boolean
          }),
        })
      }
    >
      <TextArea
        label={words.answer}
        required
        value={reply}
        onChange={setReply}
        error={errors.reply}
      />
      <Choice
        label={words.upheld}
        required
        value={right}
        onChange={setRight}
        error={errors.upheld}
        options={[
          { value: 'true', label: words.right.true },
          { value: 'false', label: words.right.false },
        ]}
      />
    </FormDialog>
  )
}
