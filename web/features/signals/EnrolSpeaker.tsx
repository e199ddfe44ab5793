import { useState } from 'react'
import { type SpeakerKind, signals } from '../../../contract/signals.ts'
import { fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { Card } from '../../ui/DeviceCardDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSignalWords } from './signal-words.ts'
import { type Of, useSignalAct } from './use-signal-act.ts'

type EnrolSpeakerProps = {
  of: Of
  kinds: SpeakerKind[]
  onDone: (card: Card) => void
  onClose: () => void
}

/** Enrols what plays the signal: which kind of thing, and where it stands. */
export function EnrolSpeaker({ of, kinds, onDone, onClose }: EnrolSpeakerProps) {
  const words = useSignalWords()
  const [id] = useState(() => uuid7())
  const [kind, setKind] = useState<SpeakerKind | undefined>(kinds[0])
  const [name, setName] = useState('')
  const enrolling = useSignalAct(signals.enrol, onDone)
  const errors = fieldErrors(enrolling.error)
  return (
    <FormDialog
      title={words.enrol}
      says={words.enrolSays}
      act={words.enrol}
      busy={enrolling.isPending}
      error={enrolling.error}
      onClose={onClose}
      onSubmit={() => kind && enrolling.mutate({ ...of, id, kind, name })}
    >
      {kinds.length > 1 && (
        <Choice
          label={words.kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          error={errors['kind']}
          value={kind}
          onChange={(chosen) => setKind(chosen as SpeakerKind)}
        />
      )}
      <TextField
        label={words.name}
        hint={words.nameHint}
        required
        maxLength={60}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
    </FormDialog>
  )
}
