import { useState } from 'react'
import { type CampaignBrief, campaigns, type Offer } from '../../../contract/plans.ts'
import { fieldErrors } from '../../lib/call.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { usePlanWords } from './plan-words.ts'
import { usePlanAct } from './use-plan-act.ts'

type AnswerDialogProps = {
  campaign: CampaignBrief
  offer: Offer
  accepted: boolean
  onClose: () => void
}

/** Says yes to an offer, or no with a reason. */
export function AnswerDialog({ campaign, offer, accepted, onClose }: AnswerDialogProps) {
  const { offers: said } = usePlanWords()
  const [reason, setReason] = useState('')
  const answering = usePlanAct(campaigns.answer, {
    said: accepted ? said.accepted : said.declined,
    onDone: onClose,
  })
  const errors = fieldErrors(answering.error)
  const { keeperId, id } = campaign
  const at = { keeperId, id, unitId: offer.unit.id, accepted }
  return (
    <FormDialog
      title={accepted ? said.acceptTitle : said.declineTitle}
      says={accepted ? said.acceptSays : undefined}
      act={accepted ? said.accept : said.decline}
      busy={answering.isPending}
      error={answering.error}
      onClose={onClose}
      onSubmit={() => answering.mutate(reason.trim() ? { ...at, reason } : at)}
    >
      {!accepted && (
        <TextArea
          label={said.declineReason}
          required
          rows={3}
          maxLength={500}
          error={errors['reason']}
          value={reason}
          onChange={setReason}
        />
      )}
    </FormDialog>
  )
}
