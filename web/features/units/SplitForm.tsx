import { useUnitWords } from './unit-words.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { units as endpoints } from '../../../contract/units.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { ActProps } from './acts.ts'
import { useChanging, wrongIn } from './changing.ts'
import { NameFields } from './NameFields.tsx'

const most = 10

/** Makes two villages or more of one. */
export function SplitForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const { pieces } = useWords()
  const say = useToast()
  const [, go] = useLocation()
  const part = () => ({ id: uuid7(), title: unit.title, name: '' })
  const [into, setInto] = useState(() => [part(), part()])
  const [from, setFrom] = useState(today)
  const splitting = useChanging(endpoints.split, (made) => {
    say({ text: fill(units.splitInto, { units: made.map(unitName).join(', ') }) })
    onClose()
    if (unit.parentId) go(`/don-vi/${unit.parentId}`)
  })
  const errors = wrongIn(splitting.error, 'into.0.name')

  return (
    <Form
      says={fill(units.acts.split.happens, { unit: unitName(unit) })}
      act={units.acts.split.button}
      busy={splitting.isPending}
      error={splitting.error}
      onCancel={onClose}
      onSubmit={() => splitting.mutate({ keeperId: unit.keeperId, id: unit.id, into, from })}
    >
      {into.map((each, at) => (
        <fieldset key={each.id} className="stack tight card">
          <legend>{fill(units.part, { number: at + 1 })}</legend>
          <NameFields
            called={each}
            errors={errors}
            at={`into.${at}.`}
            onChange={(called) =>
              setInto(into.map((one) => (one.id === each.id ? { ...one, ...called } : one)))
            }
          />
          {into.length > 2 && (
            <div>
              <Button look="plain" onClick={() => setInto(into.filter(({ id }) => id !== each.id))}>
                {pieces.remove}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {into.length < most && (
        <div>
          <Button icon="plus" onClick={() => setInto([...into, part()])}>
            {units.onePartMore}
          </Button>
        </div>
      )}
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
