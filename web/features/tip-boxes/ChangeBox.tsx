import { useState } from 'react'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useBoxWords } from './box-words.ts'
import { type Box, type Person, useBoxAct } from './change-boxes.ts'
import { PersonField } from './PersonField.tsx'

type ChangeBoxProps = { box: Box; people: Person[]; onClose: () => void }

/** Other key holders, another place or rhythm. */
export function ChangeBox({ box, people, onClose }: ChangeBoxProps) {
  const words = useBoxWords()
  const { keeperId, id, edition } = box
  const [place, setPlace] = useState(box.place)
  const [one, setOne] = useState(box.keyholders[0].id)
  const [two, setTwo] = useState(box.keyholders[1].id)
  const [everyDays, setEveryDays] = useState<number | undefined>(box.everyDays)
  const changing = useBoxAct(tipBoxes.change, onClose)
  const errors = fieldErrors(changing.error)

  return (
    <Dialog title={words.changeBox} onClose={onClose}>
      <Form
        act={words.change}
        busy={changing.isPending}
        error={changing.error}
        onSubmit={() =>
          changing.mutate({ keeperId, id, edition, place, keyholders: [one, two], everyDays })
        }
      >
        <TextField
          label={words.place}
          required
          maxLength={200}
          error={errors['place']}
          value={place}
          onChange={setPlace}
        />
        <PersonField
          label={words.holderOne}
          people={people}
          but={two}
          value={one}
          onChange={setOne}
        />
        <PersonField
          label={words.holderTwo}
          people={people}
          but={one}
          error={errors['keyholders']}
          value={two}
          onChange={setTwo}
        />
        <NumberField
          label={words.everyDays}
          unit={words.days}
          required
          error={errors['everyDays']}
          value={everyDays}
          onChange={setEveryDays}
        />
      </Form>
    </Dialog>
  )
}

/** The box comes off the wall. */
export function TakeDown({ box, onClose }: Omit<ChangeBoxProps, 'people'>) {
  const words = useBoxWords()
  const { keeperId, id, edition } = box
  const [takenDownOn, setTakenDownOn] = useState(() => today())
  const taking = useBoxAct(tipBoxes.change, onClose)

  return (
    <Dialog title={words.takeDown} onClose={onClose}>
      <Form
        says={words.takeDownSays}
        act={words.takeDown}
        busy={taking.isPending}
        error={taking.error}
        onSubmit={() => taking.mutate({ keeperId, id, edition, takenDownOn })}
      >
        <DayField
          label={words.takenDownOn}
          required
          min={box.hungOn}
          max={today()}
          error={fieldErrors(taking.error)['takenDownOn']}
          value={takenDownOn}
          onChange={setTakenDownOn}
        />
      </Form>
    </Dialog>
  )
}
