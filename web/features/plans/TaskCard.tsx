import { useState } from 'react'
import { reviews, type Task } from '../../../contract/plans.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Refusal, Tag } from '../../ui/Status.tsx'
import { DayField, TextArea } from '../../ui/TextField.tsx'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

/** One task: what, by whom, until when, and whether it is done. */
export function TaskCard({ task, mayPlan }: { task: Task; mayPlan: boolean }) {
  const { plan: said } = usePlanWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState(false)
  const undoing = usePlanAct(reviews.settleTask, { said: said.unsettled })
  const { keeperId, modelId, id, doneOn } = task
  return (
    <article className="card stack tight plan-todo" data-late={task.late ? '' : undefined}>
      <p className={doneOn ? 'plan-done' : undefined}>
        <strong>{task.what}</strong>
      </p>
      <p className="row">
        <span>{task.who}</span>
        {doneOn ? (
          <Tag tone="good">{fill(said.done, { day: numbers.day(doneOn) })}</Tag>
        ) : (
          <span className="number">{fill(said.due, { day: numbers.day(task.dueOn) })}</span>
        )}
        {task.late && <Tag tone="wait">{said.late}</Tag>}
      </p>
      {task.note && <p className="plan-said">{task.note}</p>}
      {mayPlan && (
        <div className="no-print">
          {doneOn ? (
            <Button
              look="plain"
              busy={undoing.isPending}
              onClick={() => undoing.mutate({ keeperId, modelId, id, doneOn: null })}
            >
              {said.unsettle}
            </Button>
          ) : (
            <Button icon="check" onClick={() => setOpen(true)}>
              {said.settle}
            </Button>
          )}
        </div>
      )}
      <Refusal error={undoing.error} />
      {open && <DoneDialog task={task} onClose={() => setOpen(false)} />}
    </article>
  )
}

function DoneDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { plan: said } = usePlanWords()
  const [doneOn, setDoneOn] = useState(today)
  const [note, setNote] = useState(task.note)
  const settling = usePlanAct(reviews.settleTask, { said: said.settled, onDone: onClose })
  const errors = fieldErrors(settling.error)
  const { keeperId, modelId, id } = task
  return (
    <FormDialog
      title={said.settleTitle}
      says={task.what}
      act={said.settle}
      busy={settling.isPending}
      error={settling.error}
      onClose={onClose}
      onSubmit={() => settling.mutate({ keeperId, modelId, id, doneOn, note })}
    >
      <DayField
        label={said.doneOn}
        required
        max={today()}
        error={errors['doneOn']}
        value={doneOn}
        onChange={setDoneOn}
      />
      <TextArea
        label={said.note}
        rows={2}
        maxLength={500}
        error={errors['note']}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
