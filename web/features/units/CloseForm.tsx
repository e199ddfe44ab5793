import { useUnitWords } from './unit-words.ts'
import { useState } from 'react'
import { units as endpoints } from '../../../contract/units.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { Form } from '../../ui/Form.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { TwoVersions } from '../../ui/TwoVersions.tsx'
import type { ActProps } from './acts.ts'
import { otherVersion, useChanging, wrongIn } from './changing.ts'

/** Closes a unit or body that ended; what it wrote stays. */
export function CloseForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const say = useToast()
  const [from, setFrom] = useState(today)
  const closing = useChanging(endpoints.close, (closed) => {
    say({ text: fill(units.closed, { unit: unitName(closed) }) })
    onClose()
  })
  const theirs = otherVersion(closing.error)
  const close = (edition: number) =>
    closing.mutate({ keeperId: unit.keeperId, id: unit.id, edition, from })

  if (theirs) {
    return (
      <TwoVersions
        lines={[{ label: units.nameField, mine: unitName(unit), theirs: unitName(theirs) }]}
        busy={closing.isPending}
        onMine={() => close(theirs.edition)}
        onTheirs={onClose}
      />
    )
  }
  return (
    <Form
      says={fill(units.acts.close.happens, { unit: unitName(unit) })}
      act={units.acts.close.button}
      busy={closing.isPending}
      error={closing.error}
      onCancel={onClose}
      onSubmit={() => close(unit.edition)}
    >
      <DayField
        label={units.firstDayWithout}
        required
        error={wrongIn(closing.error).from}
        max={today()}
        value={from}
        onChange={setFrom}
      />
    </Form>
  )
}
