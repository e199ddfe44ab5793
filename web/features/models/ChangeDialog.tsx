import { useState } from 'react'
import { type Model, models } from '../../../contract/models.ts'
import { fieldErrors, Refused } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useModelChange } from './change-model.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { type Written, writtenOf } from './written.ts'
import { TwoVersions } from './TwoVersions.tsx'

/** Changes what is written of a model. Where somebody was first, both versions are laid side by side. */
export function ChangeDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const { models: said } = useWords()
  const toast = useToast()
  const [mine, setMine] = useState<Written>(() => writtenOf(model))
  // The page behind goes on living: what others change there must meet this as a second version.
  const [edition] = useState(model.edition)
  const set = (changed: Partial<Written>) => setMine((now) => ({ ...now, ...changed }))
  const changing = useModelChange(model, models.change, () => {
    toast({ text: said.changed })
    onClose()
  })
  const { error } = changing
  const errors = fieldErrors(error)
  const { keeperId, id } = model
  const save = (edition: number) => changing.mutate({ keeperId, id, edition, ...mine })

  if (error instanceof Refused && error.code === 'model.changed' && !changing.isPending) {
    const theirs = error.current as Model
    return (
      <TwoVersions
        mine={mine}
        theirs={writtenOf(theirs)}
        onMine={() => save(theirs.edition)}
        onTheirs={onClose}
      />
    )
  }
  return (
    <FormDialog
      title={said.change}
      busy={changing.isPending}
      error={error}
      onClose={onClose}
      onSubmit={() => save(edition)}
    >
      <TextField
        label={said.name}
        required
        maxLength={160}
        error={errors['name']}
        value={mine.name}
        onChange={(name) => set({ name })}
      />
      <TextArea
        label={said.story}
        hint={said.storyHint}
        maxLength={8000}
        error={errors['story']}
        value={mine.story}
        onChange={(story) => set({ story })}
      />
      {/* What was decided with its day is not written over. */}
      {model.decidedOn === null && (
        <TextField
          label={said.decision}
          maxLength={160}
          error={errors['decision']}
          value={mine.decision ?? ''}
          onChange={(decision) => set({ decision: decision || null })}
        />
      )}
      <DayField
        label={said.foundedOn}
        max={today()}
        error={errors['foundedOn']}
        value={mine.foundedOn ?? ''}
        onChange={(foundedOn) => set({ foundedOn: foundedOn || null })}
      />
      <NumberField
        label={said.households}
        unit={said.householdsUnit}
        error={errors['households']}
        value={mine.households ?? undefined}
        onChange={(households) => set({ households: households ?? null })}
      />
    </FormDialog>
  )
}
