import { useState } from 'react'
import { type SetUp, type SetUpStep, setUp } from '../../../contract/set-up.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useSetUpWords } from './set-up-words.ts'
import { useStepAct } from './use-step-act.ts'

type StepProps = { way: SetUp; step: SetUpStep }
type DialogProps = StepProps & { onClose: () => void }

/** What else can be done with a step: another day, leaving it out, opening it again, a lesson. */
export function StepActs({ way, step }: StepProps) {
  const words = useSetUpWords()
  const [open, setOpen] = useState<'due' | 'leave' | 'lesson'>()
  const reopening = useStepAct(setUp.reopen, { said: words.reopened })
  const close = () => setOpen(undefined)
  const isOpen = step.state === 'open'
  const stands = step.forDeciders && step.state === 'done'
  return (
    <>
      {isOpen && (
        <Button look="plain" onClick={() => setOpen('due')}>
          {words.reschedule}
        </Button>
      )}
      {isOpen && (
        <Button look="plain" onClick={() => setOpen('leave')}>
          {words.leaveOut}
        </Button>
      )}
      {!isOpen && (
        <Button look="plain" icon="pen" onClick={() => setOpen('lesson')}>
          {words.writeLesson}
        </Button>
      )}
      {!isOpen && !stands && (
        <Button
          look="plain"
          busy={reopening.isPending}
          onClick={() => reopening.mutate(stepAt(way, step))}
        >
          {words.reopen}
        </Button>
      )}
      <Refusal error={reopening.error} />
      {open === 'due' && <DueDialog way={way} step={step} onClose={close} />}
      {open === 'leave' && <LeaveDialog way={way} step={step} onClose={close} />}
      {open === 'lesson' && <LessonDialog way={way} step={step} onClose={close} />}
    </>
  )
}

/** A step as its verbs name it, in the edition that was looked at. */
export function stepAt({ model }: SetUp, { id: stepId, edition }: SetUpStep) {
  return { keeperId: model.keeperId, modelId: model.id, stepId, edition }
}

function DueDialog({ way, step, onClose }: DialogProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const [dueOn, setDueOn] = useState(step.dueOn ?? '')
  const [at] = useState(() => stepAt(way, step))
  const saving = useStepAct(setUp.schedule, { said: words.dueSaved, onDone: onClose })
  return (
    <FormDialog
      title={fill(words.dueTitle, { step: say(step.name) })}
      busy={saving.isPending}
      error={saving.error}
      onClose={onClose}
      onSubmit={() => saving.mutate({ ...at, dueOn: dueOn || null })}
    >
      <DayField
        label={words.dueField}
        error={fieldErrors(saving.error)['dueOn']}
        value={dueOn}
        onChange={setDueOn}
      />
    </FormDialog>
  )
}

function LeaveDialog({ way, step, onClose }: DialogProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const [reason, setReason] = useState('')
  const [at] = useState(() => stepAt(way, step))
  const leaving = useStepAct(setUp.leaveOut, { said: words.left, onDone: onClose })
  return (
    <FormDialog
      title={fill(words.leaveTitle, { step: say(step.name) })}
      says={words.leaveSays}
      act={words.leaveOut}
      busy={leaving.isPending}
      error={leaving.error}
      onClose={onClose}
      onSubmit={() => leaving.mutate({ ...at, reason })}
    >
      <TextField
        label={words.reason}
        hint={words.noteHint}
        required
        maxLength={200}
        error={fieldErrors(leaving.error)['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}

function LessonDialog({ way, step, onClose }: DialogProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const [lesson, setLesson] = useState(step.lesson)
  const [at] = useState(() => stepAt(way, step))
  const saving = useStepAct(setUp.learn, { said: words.lessonSaved, onDone: onClose })
  return (
    <FormDialog
      title={fill(words.lessonTitle, { step: say(step.name) })}
      busy={saving.isPending}
      error={saving.error}
      onClose={onClose}
      onSubmit={() => saving.mutate({ ...at, lesson })}
    >
      <TextArea
        label={words.lessonField}
        hint={words.lessonHint}
        maxLength={1000}
        error={fieldErrors(saving.error)['lesson']}
        value={lesson}
        onChange={setLesson}
      />
    </FormDialog>
  )
}
