import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { DayField } from '../../ui/TextField.tsx'
import { useModelChange } from './change-model.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

type Ending =
  | { at: typeof models.endPoint; part: { pointId: string } }
  | { at: typeof models.endTeam; part: { teamId: string } }
  | { at: typeof models.endMember; part: { memberId: string } }

type EndDialogProps = Ending & { model: Model; name: string; onClose: () => void }

/** Asks from which day a point, a team or somebody's work on the board ends. */
export function EndDialog({ at, part, model, name, onClose }: EndDialogProps) {
  const { models: said } = useWords()
  const [until, setUntil] = useState(() => today())
  const ending = useModelChange(model, at as typeof models.endPoint, onClose)
  const { keeperId, id } = model
  const input = { keeperId, id, until, ...(part as { pointId: string }) }

  return (
    <FormDialog
      title={fill(said.endTitle, { name })}
      says={said.endSays}
      act={said.end}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={() => ending.mutate(input)}
    >
      <DayField
        label={said.untilField}
        required
        max={today()}
        error={fieldErrors(ending.error)['until']}
        value={until}
        onChange={setUntil}
      />
    </FormDialog>
  )
}
