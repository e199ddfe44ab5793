import { useState } from 'react'
import { type Campaign, campaigns } from '../../../contract/plans.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

/** Asks a place that one has in mind; places that fit are found on a page of their own. */
export function OfferPlaceDialog({
  campaign,
  onClose,
}: {
  campaign: Campaign
  onClose: () => void
}) {
  const { campaign: said } = usePlanWords()
  const [unit, setUnit] = useState<UnitBrief>()
  const [tried, setTried] = useState(false)
  const offering = usePlanAct(campaigns.offer, { said: said.offered, onDone: onClose })
  const error = fieldErrors(offering.error)['unitId'] ?? (tried && !unit ? 'missing' : undefined)
  const { keeperId, id } = campaign
  return (
    <FormDialog
      title={said.offerTitle}
      says={said.offerSays}
      act={said.offerOne}
      busy={offering.isPending}
      error={offering.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (unit) offering.mutate({ keeperId, id, unitId: unit.id, fit: [] })
      }}
    >
      <UnitPicker
        label={said.offerPlace}
        required
        under={campaign.unit.id}
        error={error}
        picked={unit}
        onPick={setUnit}
      />
    </FormDialog>
  )
}
