import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import type { UnitBrief, UnitPage } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useBoxWords } from './box-words.ts'
import { type Person, useBoxAct } from './change-boxes.ts'
import { ModelField } from './ModelField.tsx'
import { PersonField } from './PersonField.tsx'

type HangDialogProps = { keeper: UnitPage; people: Person[]; onClose: () => void }

const blank = { place: '', one: '', two: '', modelId: '', hungOn: today() }

/** A letter box is hung: where, who holds its two keys, how often it is opened. */
export function HangDialog({ keeper, people, onClose }: HangDialogProps) {
  const words = useBoxWords()
  const [id] = useState(() => crypto.randomUUID())
  const [unit, setUnit] = useState<UnitBrief>(keeper)
  const [said, setSaid] = useState(blank)
  const [everyDays, setEveryDays] = useState<number | undefined>(7)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const hanging = useBoxAct(tipBoxes.hang, onClose)
  const errors = { ...fieldErrors(hanging.error), ...missing }
  const change = (more: Partial<typeof blank>) => setSaid((now) => ({ ...now, ...more }))

  function submit() {
    const { place, one, two, modelId, hungOn } = said
    const wanting = {
      ...(!place.trim() && { place: 'missing' }),
      ...(!one && { one: 'missing' }),
      ...(!two && { two: 'missing' }),
      ...(everyDays === undefined && { everyDays: 'missing' }),
    }
    setMissing(wanting)
    if (Object.keys(wanting).length > 0 || everyDays === undefined) return
    hanging.mutate({
      keeperId: keeper.id,
      id,
      unitId: unit.id,
      place,
      modelId: modelId || null,
      keyholders: [one, two],
      everyDays,
      hungOn,
    })
  }

  return (
    <Dialog title={words.hang} onClose={onClose}>
      <Form
        says={words.hangSays}
        act={words.hang}
        busy={hanging.isPending}
        error={hanging.error}
        onSubmit={submit}
      >
        <UnitPicker
          label={words.where}
          under={keeper.id}
          picked={unit}
          error={errors['unitId']}
          onPick={setUnit}
        />
        <TextField
          label={words.place}
          hint={words.placeHint}
          required
          maxLength={200}
          error={errors['place']}
          value={said.place}
          onChange={(place) => change({ place })}
        />
        <PersonField
          label={words.holderOne}
          people={people}
          but={said.two}
          error={errors['one']}
          value={said.one}
          onChange={(one) => change({ one })}
        />
        <PersonField
          label={words.holderTwo}
          people={people}
          but={said.one}
          error={errors['two'] ?? errors['keyholders']}
          value={said.two}
          onChange={(two) => change({ two })}
        />
        <NumberField
          label={words.everyDays}
          unit={words.days}
          required
          error={errors['everyDays']}
          value={everyDays}
          onChange={setEveryDays}
        />
        <DayField
          label={words.hungOn}
          required
          max={today()}
          error={errors['hungOn']}
          value={said.hungOn}
          onChange={(hungOn) => change({ hungOn })}
        />
        <ModelField
          keeperId={keeper.id}
          entry="tip-box-opening"
          error={errors['modelId']}
          value={said.modelId}
          onChange={(modelId) => change({ modelId })}
        />
      </Form>
    </Dialog>
  )
}
