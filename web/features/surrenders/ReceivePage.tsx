import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { surrenders } from '../../../contract/cases.ts'
import { type UnitBrief, type UnitPage, units } from '../../../contract/units.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PhotoField } from '../../ui/PhotoField.tsx'
import { Answer } from '../../ui/Status.tsx'
import { SurrenderLines } from '../../ui/SurrenderLines.tsx'
import { DayField, TextArea } from '../../ui/TextField.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { surrenderAt, surrendersAt } from './addresses.ts'
import { DelivererFields } from './DelivererFields.tsx'
import { LineExtras } from './LineExtras.tsx'
import { blankLine, blankReceiving, type Receiving } from './receiving.ts'
import { sendReceiving } from './send-receiving.ts'
import { useSurrenderWords } from './surrender-words.ts'
import './surrenders.css'
import type { Surrender } from './use-surrender-act.ts'

const hows = ['handed-in', 'found', 'dug-up'] as const

/** Receives what somebody brings: no blame, and no name unless they want one. */
export function ReceivePage({ keeperId }: { keeperId: string }) {
  const words = useSurrenderWords()
  const place = useQuery(asking(units.read, { id: keeperId }))
  return (
    <Answer to={place} lines={8}>
      {(keeper) => (
        <div className="stack narrow">
          <PageHeader
            kind={unitHeading(keeper)}
            title={words.receiveTitle}
            lead={words.receiveLead}
            actions={
              <LinkButton href={surrendersAt(keeperId)} look="plain" icon="back">
                {words.all}
              </LinkButton>
            }
          />
          <ReceiveForm keeper={keeper} />
        </div>
      )}
    </Answer>
  )
}

function ReceiveForm({ keeper }: { keeper: UnitPage }) {
  const words = useSurrenderWords()
  const [, go] = useLocation()
  const client = useQueryClient()
  const keeperId = keeper.id
  const [form, setForm] = useState(() => blankReceiving(keeperId))
  const [unit, setUnit] = useState<UnitBrief>(keeper)
  const change = (changed: Partial<Receiving>) => setForm((now) => ({ ...now, ...changed }))
  const receiving = useMutation({
    mutationFn: () => sendReceiving(keeperId, form),
    onSuccess: (record) => {
      void client.invalidateQueries({ queryKey: [surrenders.list.path] })
      go(surrenderAt(record), { replace: true })
    },
  })
  const faults = fieldErrors(receiving.error)

  return (
    <Form
      act={words.save}
      busy={receiving.isPending}
      error={receiving.error}
      onSubmit={() => receiving.mutate()}
    >
      <SurrenderLines
        lines={form.lines}
        faults={faults}
        blank={blankLine}
        onChange={(lines) => change({ lines })}
        more={(line, changed, at) => (
          <LineExtras line={line} change={changed} faults={faults} at={at} />
        )}
      />
      <Choice
        label={words.how}
        required
        options={hows.map((value) => ({ value, label: words.hows[value] }))}
        value={form.how}
        onChange={(how) => change({ how: how as Surrender['how'] })}
      />
      <DayField
        label={words.on}
        required
        max={today()}
        error={faults['on']}
        value={form.on}
        onChange={(on) => change({ on })}
      />
      <UnitPicker
        label={words.where}
        hint={words.whereHint}
        under={keeperId}
        picked={unit}
        error={faults['unitId']}
        onPick={(picked) => {
          setUnit(picked)
          change({ unitId: picked.id })
        }}
      />
      <PhotoField
        keeperId={keeperId}
        label={words.photos}
        hint={words.photosHint}
        error={faults['evidence']}
        photos={form.photos}
        onChange={(next) => setForm((now) => ({ ...now, photos: next(now.photos) }))}
      />
      <TextArea
        label={words.remarks}
        rows={2}
        maxLength={500}
        error={faults['remarks']}
        value={form.remarks}
        onChange={(remarks) => change({ remarks })}
      />
      <DelivererFields form={form} change={change} faults={faults} />
    </Form>
  )
}
