import { useState } from 'react'
import { type SetUp, type SetUpStep, setUp } from '../../../contract/set-up.ts'
import { fieldErrors } from '../../lib/call.ts'
import { blobOf } from '../../lib/kept-files.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { upload } from '../../lib/upload.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { type Photo, PhotoField } from '../../ui/PhotoField.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useSetUpWords } from './set-up-words.ts'
import { stepAt } from './StepActs.tsx'
import { useStepAct } from './use-step-act.ts'

type FinishDialogProps = { way: SetUp; step: SetUpStep; onClose: () => void }

/** Writes a step down as done: the day, the proof, the decision's number, what others should know. */
export function FinishDialog({ way, step, onClose }: FinishDialogProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const [at] = useState(() => stepAt(way, step))
  const [on, setOn] = useState(way.today)
  const [decision, setDecision] = useState(way.model.decision ?? '')
  const [note, setNote] = useState('')
  const [lesson, setLesson] = useState(step.lesson)
  const [photos, setPhotos] = useState<Photo[]>([])
  const finishing = useStepAct(setUp.finish, {
    said: words.finished,
    before: () => sendWaiting(photos),
    onDone: onClose,
  })
  const decides = step.kind === 'decision' && step.forDeciders
  const errors = fieldErrors(finishing.error)

  return (
    <FormDialog
      title={fill(words.finishTitle, { step: say(step.name) })}
      act={words.finish}
      busy={finishing.isPending}
      error={finishing.error}
      onClose={onClose}
      onSubmit={() =>
        finishing.mutate({
          ...at,
          on,
          note,
          lesson,
          evidence: photos.map(({ id }) => id),
          ...(decides && decision.trim() ? { decision } : {}),
        })
      }
    >
      {decides && (
        <TextField
          label={words.decision}
          hint={words.decisionHint}
          required
          maxLength={160}
          error={errors['decision']}
          value={decision}
          onChange={setDecision}
        />
      )}
      <DayField
        label={words.finishOn}
        required
        max={way.today}
        error={errors['on']}
        value={on}
        onChange={setOn}
      />
      {step.proof !== 'no' && (
        <PhotoField
          keeperId={way.model.keeperId}
          label={words.proof}
          required={step.proof === 'required'}
          error={errors['evidence']}
          photos={photos}
          onChange={setPhotos}
        />
      )}
      <TextArea
        label={words.note}
        hint={words.noteHint}
        rows={2}
        maxLength={1000}
        error={errors['note']}
        value={note}
        onChange={setNote}
      />
      <TextArea
        label={words.lessonField}
        hint={words.lessonHint}
        rows={2}
        maxLength={1000}
        error={errors['lesson']}
        value={lesson}
        onChange={setLesson}
      />
    </FormDialog>
  )
}

/** A photo that found no network when it was taken goes before the step it proves. */
async function sendWaiting(photos: Photo[]) {
  for (const { sent, ...photo } of photos) {
    const file = sent ? undefined : await blobOf(photo.id)
    if (file) await upload({ ...photo, file })
  }
}
