import { useState } from 'react'
import { useLocation } from 'wouter'
import { type ReviewBrief, reviews } from '../../../contract/plans.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitName } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { reviewAt } from './addresses.ts'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

type Kind = ReviewBrief['kind']

/** Calls a review: which kind, about which place, on which day. Its agenda is drawn up at once. */
export function CallDialog({ keeper, onClose }: { keeper: UnitBrief; onClose: () => void }) {
  const { reviews: said, kinds } = usePlanWords()
  const [, go] = useLocation()
  const [id] = useState(uuid7)
  const [kind, setKind] = useState<Kind>('briefing')
  const [one, setOne] = useState(false)
  const [unit, setUnit] = useState<UnitBrief>()
  const [on, setOn] = useState(today)
  const [since, setSince] = useState('')
  const calling = usePlanAct(reviews.call, { onDone: (review) => go(reviewAt(review)) })
  const errors = fieldErrors(calling.error)

  return (
    <FormDialog
      title={said.callTitle}
      says={said.callSays}
      act={said.callAct}
      busy={calling.isPending}
      error={calling.error}
      onClose={onClose}
      onSubmit={() =>
        calling.mutate({
          keeperId: keeper.id,
          id,
          kind,
          on,
          unitId: one ? (unit?.id ?? '') : keeper.id,
          ...(since ? { since } : {}),
        })
      }
    >
      <Choice
        label={said.kind}
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(chosen) => setKind(chosen as Kind)}
      />
      {keeper.kind === 'commune' && (
        <Choice
          label={said.place}
          look="list"
          options={[
            { value: 'all', label: fill(said.all, { unit: unitName(keeper) }) },
            { value: 'one', label: said.one },
          ]}
          value={one ? 'one' : 'all'}
          onChange={(chosen) => setOne(chosen === 'one')}
        />
      )}
      {one && (
        <UnitPicker
          label={said.pick}
          required
          under={keeper.id}
          kind="residential"
          error={errors['unitId'] && 'missing'}
          picked={unit}
          onPick={setUnit}
        />
      )}
      <DayField label={said.on} required error={errors['on']} value={on} onChange={setOn} />
      <DayField
        label={said.since}
        hint={said.sinceHint}
        error={errors['since']}
        max={on}
        value={since}
        onChange={setSince}
      />
    </FormDialog>
  )
}
