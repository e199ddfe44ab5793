import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'

/** It is kept no longer; its story stays. */
export function EndDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const [endedOn, setEndedOn] = useState(today)
  const ending = useCovenantAct(covenants.change, onClose)
  const { edition } = covenant
  return (
    <FormDialog
      title={words.end}
      says={words.endSays}
      act={words.end}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={() => ending.mutate({ input: { ...atOf(covenant), edition, endedOn } })}
    >
      <DayField
        label={words.on}
        required
        max={today()}
        error={fieldErrors(ending.error)['endedOn']}
        value={endedOn}
        onChange={setEndedOn}
      />
    </FormDialog>
  )
}
