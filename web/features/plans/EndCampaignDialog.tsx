import { useState } from 'react'
import { type Campaign, campaigns } from '../../../contract/plans.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

/** Ends a campaign before its time, with the reason. */
export function EndCampaignDialog({
  campaign,
  onClose,
}: {
  campaign: Campaign
  onClose: () => void
}) {
  const { campaign: said } = usePlanWords()
  const [reason, setReason] = useState('')
  const ending = usePlanAct(campaigns.end, { said: said.ended, onDone: onClose })
  const { keeperId, id, edition } = campaign
  return (
    <FormDialog
      title={said.endTitle}
      says={said.endSays}
      act={said.end}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onSubmit={() => ending.mutate({ keeperId, id, edition, reason })}
    >
      <TextArea
        label={said.endReason}
        required
        rows={3}
        maxLength={500}
        error={fieldErrors(ending.error)['reason']}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
