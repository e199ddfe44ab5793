import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { tips as endpoints } from '../../../contract/tips.ts'
import { call } from '../../lib/call.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import type { Gone } from './GonePage.tsx'
import { useTipWords } from './tip-words.ts'
import type { Tip } from './use-tip-act.ts'

type Reason = z.input<typeof endpoints.destroy.input>['reason']
type DestroyDialogProps = { tip: Tip; onClose: () => void; onGone: (gone: Gone) => void }

/** Destroys a tip before its day, for good. What is left is a certificate without a word of it. */
export function DestroyDialog({ tip, onClose, onGone }: DestroyDialogProps) {
  const words = useTipWords()
  const client = useQueryClient()
  const [reason, setReason] = useState<Reason | undefined>(
    tip.eraseAsked ? 'asked_by_sender' : undefined,
  )
  const [unchosen, setUnchosen] = useState(false)
  const { keeperId, id, edition } = tip
  const destroying = useMutation({
    mutationFn: (why: Reason) => call(endpoints.destroy, { keeperId, id, edition, reason: why }),
    onSuccess: (certificate) => {
      void client.invalidateQueries({ queryKey: [endpoints.queue.path] })
      onGone({ kind: 'destroyed', certificate })
    },
  })

  function submit() {
    setUnchosen(!reason)
    if (reason) destroying.mutate(reason)
  }

  return (
    <Dialog title={words.destroy} onClose={onClose}>
      <Form
        says={words.destroySays}
        act={words.destroyGo}
        busy={destroying.isPending}
        error={destroying.error}
        onSubmit={submit}
        onCancel={onClose}
      >
        <Choice
          label={words.destroyWhy}
          look="list"
          required
          error={unchosen ? 'missing' : undefined}
          options={(['asked_by_sender', 'not_a_tip'] as const).map((value) => ({
            value,
            label: words.destroyWhys[value],
          }))}
          value={reason}
          onChange={(next) => setReason(next as Reason)}
        />
      </Form>
    </Dialog>
  )
}
