import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** Writes the draft, or opens the next version from the last. */
export function TextDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const { edition, versions, state } = covenant
  const [text, setText] = useState(versions[0]?.text ?? '')
  const writing = useCovenantAct(covenants.write, onClose)
  const draft = state === 'draft'
  return (
    <FormDialog
      title={draft ? words.writeDraft : words.openNext}
      says={draft ? undefined : words.openNextSays}
      act={words.save}
      busy={writing.isPending}
      error={writing.error}
      onClose={onClose}
      onSubmit={() => writing.mutate({ input: { ...atOf(covenant), edition, text } })}
    >
      <TextArea
        label={words.text}
        hint={words.textHint}
        required
        rows={14}
        maxLength={20_000}
        error={fieldErrors(writing.error)['text']}
        value={text}
        onChange={setText}
      />
    </FormDialog>
  )
}
