import { Button } from '../../ui/Button.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import type { NewTask } from './deciding.ts'
import { usePlanWords } from './plan-words.ts'

type TaskFieldsProps = {
  task: NewTask
  /** The first day it may be due. */
  from: string
  tried: boolean
  onChange: (changed: Partial<NewTask>) => void
  onDrop?: (() => void) | undefined
}

/** One thing to do: what, by whom, until when. */
export function TaskFields({ task, from, tried, onChange, onDrop }: TaskFieldsProps) {
  const { review: said } = usePlanWords()
  const missing = (value: string) => (tried && !value.trim() ? 'missing' : undefined)
  return (
    <div className="plan-task">
      <TextField
        label={said.what}
        required
        maxLength={300}
        error={missing(task.what)}
        value={task.what}
        onChange={(what) => onChange({ what })}
      />
      <TextField
        label={said.who}
        hint={said.whoHint}
        required
        maxLength={120}
        error={missing(task.who)}
        value={task.who}
        onChange={(who) => onChange({ who })}
      />
      <DayField
        label={said.due}
        required
        min={from}
        error={missing(task.dueOn)}
        value={task.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
      />
      {onDrop && (
        <div>
          <Button look="plain" icon="close" onClick={onDrop}>
            {said.dropTask}
          </Button>
        </div>
      )}
    </div>
  )
}
