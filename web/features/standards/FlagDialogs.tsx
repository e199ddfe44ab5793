import { useState } from 'react'
import { type Sign, standards } from '../../../contract/standards.ts'
import { fieldErrors } from '../../lib/call.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useStandardWords } from './standards-words.ts'
import { type At, useStandardAct } from './use-standard-act.ts'

type DialogProps = { flag: Sign; at: At; onClose: () => void }

/** The unit says how it was. */
export function ReplyToFlag({ flag, at, onClose }: DialogProps) {
  const words = useStandardWords()
  const replying = useStandardAct(standards.replyToFlag, onClose)
  const [reply, setReply] = useState(flag.reply)
  return (
    <FormDialog
      title={words.reply}
      act={words.send}
      busy={replying.isPending}
      error={replying.error}
      onClose={onClose}
      onSubmit={() => replying.mutate({ ...at, flagId: flag.id, reply })}
    >
      <TextArea
        label={words.replyLabel}
        required
        value={reply}
        onChange={setReply}
        error={fieldErrors(replying.error).reply}
      />
    </FormDialog>
  )
}

/** Those who decide find it explained, or that it stands. */
export function SettleFlag({ flag, at, onClose }: DialogProps) {
  const words = useStandardWords()
  const settling = useStandardAct(standards.settleFlag, onClose)
  const [settled, setSettled] = useState<'explained' | 'stands'>('explained')
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={words.settle}
      act={words.settle}
      busy={settling.isPending}
      error={settling.error}
      onClose={onClose}
      onSubmit={() => settling.mutate({ ...at, flagId: flag.id, settled, reason })}
    >
      <Choice
        label={words.settle}
        required
        value={settled}
        onChange={(value) => setSettled(value as 'explained' | 'stands')}
        options={[
          { value: 'explained', label: words.settled.explained },
          { value: 'stands', label: words.settled.stands },
        ]}
      />
      <TextArea
        label={words.reason}
        required
        value={reason}
        onChange={setReason}
        error={fieldErrors(settling.error).reason}
      />
    </FormDialog>
  )
}
