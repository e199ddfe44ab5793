import { useState } from 'react'
import { reviews } from '../../../contract/plans.ts'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { NewTask } from './deciding.ts'
import { usePlanWords } from './plan-words.ts'
import type { Plan } from './PlanPage.tsx'
import { TaskFields } from './TaskFields.tsx'
import { usePlanAct } from './use-plan-act.ts'

/** Adds a task to the plan of a model. */
export function AddTaskDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { plan: said } = usePlanWords()
  const [task, setTask] = useState<NewTask>(() => ({ id: uuid7(), what: '', who: '', dueOn: '' }))
  const [tried, setTried] = useState(false)
  const adding = usePlanAct(reviews.addTask, { said: said.added, onDone: onClose })
  const { keeperId, id: modelId } = plan.model
  return (
    <FormDialog
      title={said.addTitle}
      act={said.add}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (task.what.trim() && task.who.trim() && task.dueOn)
          adding.mutate({ keeperId, modelId, ...task })
      }}
    >
      <TaskFields
        task={task}
        from={today()}
        tried={tried}
        onChange={(changed) => setTask({ ...task, ...changed })}
      />
    </FormDialog>
  )
}
