import { useState } from 'react'
import { cases as endpoints } from '../../../contract/cases.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { OpenTips } from './OpenTips.tsx'
import { type Case, useCaseAct } from './use-case-act.ts'

type AddTipDialogProps = { of: Case; here: DeskHere; onClose: () => void }

/** Another tip turns out to be about the same. */
export function AddTipDialog({ of, here, onClose }: AddTipDialogProps) {
  const words = useCaseWords()
  const [[tipId], setChosen] = useState<string[]>([])
  const adding = useCaseAct(endpoints.addTip, onClose)
  const { keeperId, id, edition, category } = of
  return (
    <FormDialog
      title={words.addTip}
      act={words.addTipAct}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={() => tipId && adding.mutate({ keeperId, id, edition, tipId })}
    >
      <OpenTips
        {...{ keeperId, category, keys: here.keys }}
        several={false}
        chosen={tipId ? [tipId] : []}
        onChoose={setChosen}
      />
    </FormDialog>
  )
}
