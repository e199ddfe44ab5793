import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { surrenders } from '../../../contract/cases.ts'
import { call } from '../../lib/call.ts'
import { useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Mark } from '../../ui/Paper.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import type { Surrender } from './use-surrender-act.ts'

/** Who brought it, where they wanted it written; the name can be destroyed. */
export function Deliverer({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  const numbers = useNumbers()
  const [asking, setAsking] = useState(false)
  const { deliverer } = record
  const lines = deliverer
    ? [
        { label: words.bornOn, value: deliverer.bornOn && numbers.day(deliverer.bornOn) },
        { label: words.idNumber, value: deliverer.idNumber },
        { label: words.address, value: deliverer.address },
      ].filter(({ value }) => value)
    : []
  return (
    <section className="card stack tight">
      <h2>{words.deliverer}</h2>
      {!deliverer && <p className="soft">{words.namelessSays}</p>}
      {deliverer && (
        <>
          <p>
            <strong>{deliverer.name}</strong>
          </p>
          <dl className="surrender-facts">
            {lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="number">{value}</dd>
              </div>
            ))}
          </dl>
          <Mark mark={deliverer.signature} name={words.signature} />
          <div>
            <Button look="danger" onClick={() => setAsking(true)}>
              {words.unname}
            </Button>
          </div>
        </>
      )}
      {asking && <UnnameDialog record={record} onClose={() => setAsking(false)} />}
    </section>
  )
}

/** Destroys the name of who handed it in, once it was said what that means. */
function UnnameDialog({ record, onClose }: { record: Surrender; onClose: () => void }) {
  const words = useSurrenderWords()
  const client = useQueryClient()
  const toast = useToast()
  const { keeperId, id } = record
  const unnaming = useMutation({
    mutationFn: () => call(surrenders.unname, { keeperId, id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [surrenders.read.path] })
      void client.invalidateQueries({ queryKey: [surrenders.list.path] })
      toast({ text: words.unnamed })
      onClose()
    },
  })
  return (
    <FormDialog
      title={words.unname}
      act={words.unname}
      busy={unnaming.isPending}
      error={unnaming.error}
      onClose={onClose}
      onSubmit={() => unnaming.mutate()}
    >
      <p>{words.unnameSays}</p>
    </FormDialog>
  )
}
