import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useCaseWords } from './case-words.ts'
import { type Case, useCaseAct } from './use-case-act.ts'

type DialogProps = { of: Case; onClose: () => void }

const dayLong = 86_400_000
/** The longest a decision may be put off: two months. */
const longest = 62

/** Gives the case to an officer of the desk. */
export function AssignDialog({ of, onClose }: DialogProps) {
  const words = useCaseWords()
  const [to, setTo] = useState(of.assignedTo?.id)
  const assigning = useCaseAct(endpoints.assign, onClose)
  const { keeperId, id, edition } = of
  return (
    <FormDialog
      title={words.assign}
      act={words.assign}
      busy={assigning.isPending}
      error={assigning.error}
      onClose={onClose}
      onSubmit={() => to && assigning.mutate({ keeperId, id, edition, to })}
    >
      <Choice
        label={words.assignTo}
        look="list"
        required
        error={fieldErrors(assigning.error)['to']}
        options={of.officers.map((each) => ({ value: each.id, label: each.name }))}
        value={to}
        onChange={setTo}
      />
    </FormDialog>
  )
}

/** Puts the decision off, once. */
export function ExtendDialog({ of, onClose }: DialogProps) {
  const words = useCaseWords()
  const last = today(new Date(Date.parse(of.openedAt) + longest * dayLong))
  const [to, setTo] = useState(last)
  const extending = useCaseAct(endpoints.extend, onClose)
  const { keeperId, id, edition } = of
  return (
    <FormDialog
      title={words.extend}
      says={words.extendSays}
      act={words.extend}
      busy={extending.isPending}
      error={extending.error}
      onClose={onClose}
      onSubmit={() => extending.mutate({ keeperId, id, edition, to })}
    >
      <DayField
        label={words.extendTo}
        required
        min={of.dueOn}
        max={last}
        error={fieldErrors(extending.error)['to']}
        value={to}
        onChange={setTo}
      />
    </FormDialog>
  )
}
