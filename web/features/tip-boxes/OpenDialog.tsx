import { useState } from 'react'
import { useLocation } from 'wouter'
import { tipBoxes } from '../../../contract/tip-boxes.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useMe } from '../../lib/me.ts'
import { moment, today } from '../../lib/numbers.ts'
import { YesNo } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { recordAt } from './addresses.ts'
import { useBoxWords } from './box-words.ts'
import { type Batch, type Box, type Person, useBoxAct } from './change-boxes.ts'
import { ModelField } from './ModelField.tsx'
import { PersonField } from './PersonField.tsx'

type OpenDialogProps = {
  keeperId: string
  /** The box that was opened; without one it is a meeting whose slips were collected. */
  box?: Box
  people: Person[]
  /** A record that is put right. */
  known?: Batch
  onClose: () => void
}

/** Two people opened a box or collected slips: what they found, by number. */
export function OpenDialog({ keeperId, box, people, known, onClose }: OpenDialogProps) {
  const words = useBoxWords()
  const me = useMe()
  const [, go] = useLocation()
  const other = box?.keyholders.find(({ id }) => id !== me?.id)?.id
  const [id] = useState(() => known?.id ?? crypto.randomUUID())
  const [unit, setUnit] = useState<UnitBrief>()
  const [said, setSaid] = useState(() => firstOf(known, other))
  const [missing, setMissing] = useState<Record<string, string>>({})
  const opening = useBoxAct(tipBoxes.openBatch, (batch) => {
    onClose()
    go(recordAt(batch))
  })
  const errors = { ...fieldErrors(opening.error), ...missing }
  const change = (more: Partial<typeof said>) => setSaid((now) => ({ ...now, ...more }))
  const meeting = known ? known.kind === 'meeting' : box === undefined
  const unitId = known?.unitId ?? box?.unitId ?? unit?.id

  function submit() {
    const { letters, sealWhole, byTwo, modelId, attendance, ...rest } = said
    setMissing(
      Object.fromEntries(
        Object.entries({ unitId, letters, sealWhole, byTwo: byTwo || undefined })
          .filter(([, value]) => value === undefined)
          .map(([name]) => [name, 'missing']),
      ),
    )
    if (!unitId || letters === undefined || sealWhole === undefined || !byTwo) return
    opening.mutate({
      ...rest,
      keeperId,
      id,
      kind: meeting ? 'meeting' : 'box',
      boxId: known?.boxId ?? box?.id,
      unitId,
      letters,
      sealWhole,
      byTwo,
      modelId: modelId || null,
      ...(meeting && { attendance }),
    })
  }

  return (
    <Dialog title={known ? words.correct : meeting ? words.collect : words.open} onClose={onClose}>
      <Form
        says={meeting ? words.collectSays : words.openSays}
        act={known ? words.correct : words.write}
        busy={opening.isPending}
        error={opening.error}
        onSubmit={submit}
      >
        {meeting && !known && (
          <UnitPicker
            label={words.where}
            required
            under={keeperId}
            picked={unit}
            error={errors['unitId']}
            onPick={setUnit}
          />
        )}
        {meeting && !known && (
          <PersonField
            label={words.secondPerson}
            people={people}
            but={me?.id}
            error={errors['byTwo']}
            value={said.byTwo}
            onChange={(byTwo) => change({ byTwo })}
          />
        )}
        {!known && (
          <DayField
            label={words.on}
            required
            min={box?.hungOn}
            max={today()}
            error={errors['on']}
            value={said.on}
            onChange={(on) => change({ on })}
          />
        )}
        <TextField
          label={words.at}
          type="time"
          required
          error={errors['at']}
          value={said.at}
          onChange={(at) => change({ at })}
        />
        <YesNo
          label={meeting ? words.sealMeeting : words.sealBox}
          required
          error={errors['sealWhole']}
          value={said.sealWhole}
          onChange={(sealWhole) => change({ sealWhole })}
        />
        <NumberField
          label={meeting ? words.slipsCollected : words.letters}
          unit={meeting ? words.slipUnit : words.letterUnit}
          required
          error={errors['letters']}
          value={said.letters}
          onChange={(letters) => change({ letters })}
        />
        {meeting && (
          <NumberField
            label={words.attendance}
            unit={words.people}
            required
            error={errors['attendance']}
            value={said.attendance}
            onChange={(attendance) => change({ attendance })}
          />
        )}
        {meeting && !known && (
          <ModelField
            keeperId={keeperId}
            entry="tip-meeting"
            error={errors['modelId']}
            value={said.modelId}
            onChange={(modelId) => change({ modelId })}
          />
        )}
        <TextArea
          label={words.remarks}
          hint={words.remarksHint}
          rows={2}
          maxLength={500}
          error={errors['remarks']}
          value={said.remarks}
          onChange={(remarks) => change({ remarks })}
        />
      </Form>
    </Dialog>
  )
}

function firstOf(known: Batch | undefined, other: string | undefined) {
  return {
    on: known?.on ?? today(),
    at: known?.at ?? moment(new Date().toISOString()).slice(0, 5),
    sealWhole: known?.sealWhole,
    letters: known?.letters,
    attendance: known?.attendance ?? undefined,
    byTwo: known?.byTwo.id ?? other ?? '',
    // A record keeps the model it was written for.
    modelId: '',
    remarks: known?.remarks ?? '',
  }
}
