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
import { NameFields } from './NameFields.tsx'

/** Gives a unit a new name from a day on. */
export function RenameForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const say = useToast()
  const [called, setCalled] = useState({ title: unit.title, name: unit.name })
  const [from, setFrom] = useState(today)
  const renaming = useChanging(endpoints.rename, (renamed) => {
    say({ text: fill(units.renamed, { unit: unitName(renamed) }) })
    onClose()
  })
  const errors = wrongIn(renaming.error)
  const theirs = otherVersion(renaming.error)
  const rename = (edition: number) =>
    renaming.mutate({ keeperId: unit.keeperId, id: unit.id, edition, ...called, from })

  if (theirs) {
    return (
      <TwoVersions
        lines={[{ label: units.nameField, mine: unitName(called), theirs: unitName(theirs) }]}
        busy={renaming.isPending}
        onMine={() => rename(theirs.edition)}
        onTheirs={onClose}
      />
    )
  }
  return (
    <Form
      says={fill(units.acts.rename.happens, { unit: unitName(unit) })}
      act={units.acts.rename.button}
      busy={renaming.isPending}
      error={renaming.error}
      onCancel={onClose}
      onSubmit={() => rename(unit.edition)}
    >
      <NameFields called={called} errors={errors} onChange={setCalled} />
      <DayField
        label={units.fromDay}
        required
        error={errors.from}
        max={today()}
        value={from}
        onChange={setFrom}
      />
    </Form>
  )
}
