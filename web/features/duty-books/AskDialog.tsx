import { useState } from 'react'
import { pacts } from '../../../contract/pacts.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

/** Asks another commune into the pact. */
export function AskDialog({ at, onClose }: { at: At; onClose: () => void }) {
  const words = useBookWords()
  const [unit, setUnit] = useState<UnitBrief>()
  const [missing, setMissing] = useState(false)
  const asking = useBookAct(pacts.ask, onClose)

  function submit() {
    setMissing(!unit)
    if (unit) asking.mutate({ ...at, partnerId: unit.id })
  }

  return (
    <FormDialog
      title={words.ask}
      says={words.askSays}
      act={words.ask}
      busy={asking.isPending}
      error={asking.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <UnitPicker
        label={words.askWho}
        kind="commune"
        required
        picked={unit}
        error={missing ? 'missing' : fieldErrors(asking.error)['partnerId']}
        onPick={setUnit}
      />
    </FormDialog>
  )
}
