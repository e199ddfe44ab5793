import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** Its title, and how many there are to sign. */
export function ChangeDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const { edition, signer, coverage } = covenant
  const [title, setTitle] = useState(covenant.title)
  const [signers, setSigners] = useState<number | undefined>(coverage.signers)
  const changing = useCovenantAct(covenants.change, onClose)
  const errors = fieldErrors(changing.error)
  return (
    <FormDialog
      title={words.change}
      busy={changing.isPending}
      error={changing.error}
      onClose={onClose}
      onSubmit={() => changing.mutate({ input: { ...atOf(covenant), edition, title, signers } })}
    >
      <TextField
        label={words.name}
        required
        maxLength={160}
        error={errors['title']}
        value={title}
        onChange={setTitle}
      />
      <NumberField
        label={fill(words.signerCount, { signer: words.signers[signer] })}
        hint={words.signerCountHint}
        unit={words.signerUnit[signer]}
        required
        error={errors['signers']}
        value={signers}
        onChange={setSigners}
      />
    </FormDialog>
  )
}
