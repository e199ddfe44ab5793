import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { cases as endpoints } from '../../../contract/cases.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useLanguage } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { sealFor } from '../../lib/tip-keys/pieces.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, SelectField, TextArea } from '../../ui/TextField.tsx'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { type Case, useCaseAct } from './use-case-act.ts'

type StepDialogProps = { of: Case; here: DeskHere; onClose: () => void }

/** Something was done on a day. The note to it is sealed before it leaves. */
export function StepDialog({ of, here, onClose }: StepDialogProps) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const kinds = useTipKinds()
  const [stepId] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState('')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const act = useCaseAct(endpoints.step, onClose)
  const { standing, keys } = here
  const sealing = useMutation({
    mutationFn: async () => {
      const text = note.trim()
      const sealed = text && standing ? await sealFor(standing, { v: 1, text }) : {}
      await act.mutateAsync({ keeperId: of.keeperId, id: of.id, stepId, kind, on, ...sealed })
    },
  })
  const errors = fieldErrors(sealing.error)
  const chosen = kinds?.step(kind)

  return (
    <FormDialog
      title={words.step}
      busy={sealing.isPending}
      error={sealing.error}
      onClose={onClose}
      onSubmit={() => {
        setMissing(!kind)
        if (kind) sealing.mutate()
      }}
    >
      <SelectField
        label={words.stepKind}
        required
        blank={words.stepKind}
        hint={chosen && say(chosen.says)}
        options={(kinds?.steps ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
        error={missing && !kind ? 'missing' : errors['kind']}
        value={kind}
        onChange={setKind}
      />
      <DayField
        label={words.stepOn}
        required
        max={today()}
        error={errors['on']}
        value={on}
        onChange={setOn}
      />
      {standing && keys ? (
        <TextArea
          label={words.note}
          hint={words.noteHint}
          maxLength={8000}
          value={note}
          onChange={setNote}
        />
      ) : (
        <p className="soft">{words.lockedNote}</p>
      )}
    </FormDialog>
  )
}
