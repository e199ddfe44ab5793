import { useUnitWords } from './unit-words.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { units as endpoints } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choices } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { ActProps } from './acts.ts'
import { useChanging, wrongIn } from './changing.ts'
import { NameFields } from './NameFields.tsx'

/** Makes one village of several that lie in one commune. */
export function MergeForm({ unit, onClose }: ActProps) {
  const units = useUnitWords()
  const communeId = unit.kind === 'commune' ? unit.id : (unit.parentId ?? unit.id)
  const villages = useQuery(asking(endpoints.below, { id: communeId, kind: 'residential' }))
  return (
    <Answer to={villages}>
      {(held) =>
        held.length < 2 ? (
          <Empty title={units.tooFewToMerge} />
        ) : (
          <Merging unit={unit} onClose={onClose} villages={held} />
        )
      }
    </Answer>
  )
}

type Village = { id: string; title: string; name: string }

function Merging({ unit, onClose, villages }: ActProps & { villages: Village[] }) {
  const units = useUnitWords()
  const say = useToast()
  const [, go] = useLocation()
  const [ids, setIds] = useState(unit.kind === 'commune' ? [] : [unit.id])
  const [into, setInto] = useState(() => ({
    id: uuid7(),
    title: villages[0]?.title ?? '',
    name: '',
  }))
  const [from, setFrom] = useState(today)
  const merging = useChanging(endpoints.merge, (made) => {
    say({ text: fill(units.merged, { unit: unitName(made) }) })
    onClose()
    go(`/don-vi/${made.id}`)
  })
  const errors = wrongIn(merging.error, 'into.name')

  return (
    <Form
      says={units.acts.merge.happens}
      act={units.acts.merge.button}
      busy={merging.isPending}
      error={merging.error}
      onCancel={onClose}
      onSubmit={() => merging.mutate({ keeperId: unit.keeperId, ids, into, from })}
    >
      <Choices
        label={units.whichToMerge}
        required
        error={errors.ids}
        options={villages.map((each) => ({ value: each.id, label: unitHeading(each) }))}
        value={ids}
        onChange={setIds}
      />
      <NameFields
        called={into}
        errors={errors}
        at="into."
        onChange={(called) => setInto({ ...into, ...called })}
      />
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
