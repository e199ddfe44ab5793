import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Model } from '../../../contract/models.ts'
import { campaigns } from '../../../contract/plans.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { DayField, TextArea, TextField } from '../../ui/TextField.tsx'
import { campaignAt } from './addresses.ts'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

type BeginCampaignFormProps = { model: Model; units: { unit: UnitBrief; keeperId: string }[] }

/** The blanks of a new campaign: where, how many, until when, and why. */
export function BeginCampaignForm({ model, units }: BeginCampaignFormProps) {
  const { begin: said } = usePlanWords()
  const [, go] = useLocation()
  const [id] = useState(uuid7)
  const [at, setAt] = useState(units[0])
  const [name, setName] = useState(() => fill(said.nameSuggest, { name: model.name }))
  const [target, setTarget] = useState<number>()
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(() => `${today().slice(0, 4)}-12-31`)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const beginning = usePlanAct(campaigns.begin, {
    said: said.begun,
    onDone: (campaign) => go(campaignAt(campaign), { replace: true }),
  })
  const errors: Record<string, string> = {
    ...fieldErrors(beginning.error),
    ...(tried && target === undefined && { target: 'missing' }),
    ...(tried && !reason.trim() && { reason: 'missing' }),
  }

  function begin() {
    setTried(true)
    if (!at || target === undefined || !reason.trim()) return
    beginning.mutate({
      keeperId: at.keeperId,
      id,
      unitId: at.unit.id,
      name,
      target,
      from,
      to,
      reason,
      model: {
        keeperId: model.keeperId,
        id: model.id,
      },
    })
  }

  return (
    <Form act={said.send} busy={beginning.isPending} error={beginning.error} onSubmit={begin}>
      {units.length > 1 && (
        <Choice
          label={said.unit}
          look="list"
          options={units.map(({ unit }) => ({ value: unit.id, label: unitHeading(unit) }))}
          value={at?.unit.id}
          onChange={(chosen) => setAt(units.find(({ unit }) => unit.id === chosen))}
        />
      )}
      <TextField
        label={said.name}
        required
        maxLength={160}
        error={errors['name']}
        value={name}
        onChange={setName}
      />
      <NumberField
        label={said.target}
        unit={said.targetUnit}
        required
        error={errors['target']}
        value={target}
        onChange={setTarget}
      />
      <DayField label={said.from} required error={errors['from']} value={from} onChange={setFrom} />
      <DayField
        label={said.to}
        required
        min={from}
        error={errors['to']}
        value={to}
        onChange={setTo}
      />
      <TextArea
        label={said.reason}
        hint={said.reasonHint}
        required
        rows={3}
        maxLength={500}
        error={errors['reason']}
        value={reason}
        onChange={setReason}
      />
    </Form>
  )
}
