import { type Review, reviews } from '../../../contract/plans.ts'
import { fieldErrors, Refused } from '../../lib/call.ts'
import { useErrorWords } from '../../lib/language.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Tag } from '../../ui/Status.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Deciding } from './deciding.ts'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

type HoldDialogProps = { review: Review; deciding: Deciding; onClose: () => void }

/** Every decision once more, before all of them are written and take effect together. */
export function HoldDialog({ review, deciding, onClose }: HoldDialogProps) {
  const { review: said, decisions: named } = usePlanWords()
  const say = useErrorWords()
  const { decisions, notes, attendance } = deciding
  const holding = usePlanAct(reviews.hold, {
    said: said.heldNow,
    onDone: () => {
      deciding.clear()
      onClose()
    },
  })
  const nameOf = (modelId: string) =>
    [...review.agenda, ...review.quiet].find(({ model }) => model.id === modelId)?.model.name
  const faults = fieldErrors(holding.error)
  const wrongAt = (at: number) =>
    holding.error instanceof Refused
      ? holding.error.fields.find(({ path }) => path.startsWith(`decisions.${at}.`))?.code
      : undefined

  return (
    <FormDialog
      title={said.holdTitle}
      says={decisions.length > 0 ? said.holdSays : said.holdNoneSays}
      act={decisions.length > 0 ? said.hold : said.holdNone}
      busy={holding.isPending}
      error={holding.error}
      onClose={onClose}
      onSubmit={() => {
        const { keeperId, id, edition } = review
        const came = attendance === undefined ? {} : { attendance }
        holding.mutate({ keeperId, id, edition, notes, decisions, ...came })
      }}
    >
      <ol className="plain stack tight">
        {decisions.map((each, at) => (
          <li key={each.id} className="plan-decided stack tight">
            <p className="row">
              <strong>{nameOf(each.modelId)}</strong>
              <Tag tone={each.decision === 'dissolve' ? 'off' : 'wait'}>{named[each.decision]}</Tag>
            </p>
            <p>{each.reason}</p>
            {each.tasks.length > 0 && (
              <ul>
                {each.tasks.map((task) => (
                  <li key={task.id}>
                    {task.what} ({task.who})
                  </li>
                ))}
              </ul>
            )}
            {wrongAt(at) && (
              <p className="wrong" role="alert">
                {say(wrongAt(at) ?? '')}
              </p>
            )}
          </li>
        ))}
      </ol>
      <TextArea
        label={said.notes}
        maxLength={8000}
        rows={3}
        error={faults['notes']}
        value={notes}
        onChange={(written) => deciding.change({ notes: written })}
      />
      <NumberField
        label={said.attendance}
        unit={said.attendanceUnit}
        error={faults['attendance']}
        value={attendance}
        onChange={(came) => deciding.change({ attendance: came })}
      />
    </FormDialog>
  )
}
