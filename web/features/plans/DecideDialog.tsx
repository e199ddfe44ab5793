import { useState } from 'react'
import type { Review, ReviewDecision } from '../../../contract/plans.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Deciding, NewTask } from './deciding.ts'
import { usePlanWords } from './plan-words.ts'
import { TaskFields } from './TaskFields.tsx'

type DecideDialogProps = {
  item: Review['agenda'][number]
  deciding: Deciding
  onClose: () => void
}

const blankTask = (): NewTask => ({ id: uuid7(), what: '', who: '', dueOn: '' })
const unfinished = ({ what, who, dueOn }: NewTask) => !what.trim() || !who.trim() || !dueOn

/** What the review decides of one model, with its reason; kept on the phone until all is written together. */
export function DecideDialog({ item, deciding, onClose }: DecideDialogProps) {
  const { review: said, decisions, decisionSays } = usePlanWords()
  const { model } = item
  const known = deciding.of(model.id)
  const [id] = useState(known?.id ?? uuid7)
  const [decision, setDecision] = useState<ReviewDecision | undefined>(known?.decision)
  const [reason, setReason] = useState(known?.reason ?? '')
  const [tasks, setTasks] = useState<NewTask[]>(
    known && known.tasks.length > 0 ? known.tasks : [blankTask()],
  )
  const [tried, setTried] = useState(false)
  const raises = decision === 'raise'

  function keep() {
    setTried(true)
    if (!decision || !reason.trim() || (raises && tasks.some(unfinished))) return
    deciding.decide({ id, modelId: model.id, decision, reason, tasks: raises ? tasks : [] })
    onClose()
  }

  return (
    <FormDialog
      title={fill(said.decideTitle, { name: model.name })}
      act={said.keepDecision}
      busy={false}
      error={undefined}
      onClose={onClose}
      onSubmit={keep}
    >
      <Choice
        label={said.decision}
        look="list"
        required
        error={tried && !decision ? 'missing' : undefined}
        options={item.open.map((value) => ({ value, label: decisions[value] }))}
        value={decision}
        onChange={(chosen) => setDecision(item.open.find((each) => each === chosen))}
      />
      {decision && <p className="notice">{decisionSays[decision]}</p>}
      <TextArea
        label={said.reason}
        hint={said.reasonHint}
        required
        rows={2}
        maxLength={500}
        error={tried && !reason.trim() ? 'missing' : undefined}
        value={reason}
        onChange={setReason}
      />
      {raises && (
        <fieldset className="stack tight plan-tasks">
          <legend>{said.tasks}</legend>
          <p className="hint">{said.tasksSays}</p>
          {tasks.map((task, at) => (
            <TaskFields
              key={task.id}
              task={task}
              from={today()}
              tried={tried}
              onChange={(changed) => setTasks(tasks.with(at, { ...task, ...changed }))}
              onDrop={
                tasks.length > 1 ? () => setTasks(tasks.filter((each) => each !== task)) : undefined
              }
            />
          ))}
          <div>
            <Button icon="plus" onClick={() => setTasks([...tasks, blankTask()])}>
              {said.addTask}
            </Button>
          </div>
        </fieldset>
      )}
    </FormDialog>
  )
}
