import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tipKinds } from '../../../contract/tip-kinds.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { useLanguage } from '../../lib/language.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Form } from '../../ui/Form.tsx'
import { SelectField, TextArea, TextField } from '../../ui/TextField.tsx'
import { useBoxWords } from './box-words.ts'
import type { Batch } from './change-boxes.ts'
import { type Slip, sealSlip } from './seal-slip.ts'
import { looksWhole, stubIn } from './slips.ts'

type SlipFormProps = { batch: Batch; mark: string; onSent: () => void }

/** One slip: its code, and what it says. What is typed is kept nowhere but here until it is sealed. */
export function SlipForm({ batch, mark, onSent }: SlipFormProps) {
  const words = useBoxWords()
  const { say } = useLanguage()
  const kinds = useQuery({ ...asking(tipKinds.read, {}), staleTime: Infinity })
  const [id] = useState(() => crypto.randomUUID())
  const [stub, setStub] = useState('')
  const [none, setNone] = useState(false)
  const [category, setCategory] = useState('')
  const [text, setText] = useState('')
  const [where, setWhere] = useState('')
  const [urgent, setUrgent] = useState(false)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const sending = useMutation({
    mutationFn: (slip: Slip) => sealSlip(batch, slip, mark),
    onSuccess: onSent,
  })
  const errors = { ...fieldErrors(sending.error), ...missing }
  const read = stubIn(stub, none)
  const misread = looksWhole(stub) && read.is === 'wrong' ? read.code : errors['stub']

  function submit() {
    const wanting = {
      ...(read.is === 'wrong' && { stub: read.code }),
      ...(!category && { category: 'missing' }),
      ...(!text.trim() && { text: 'missing' }),
    }
    setMissing(wanting)
    if (Object.keys(wanting).length > 0 || read.is === 'wrong') return
    const code = read.is === 'code' ? read.code : undefined
    sending.mutate({ id, code, category, urgent, text: text.trim(), where: where.trim() })
  }

  return (
    <Form act={words.sealSlip} busy={sending.isPending} error={sending.error} onSubmit={submit}>
      {!none && (
        <TextField
          label={words.stub}
          hint={words.stubHint}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          maxLength={40}
          error={misread}
          value={stub}
          onChange={setStub}
        />
      )}
      <Tick label={words.noStub} hint={words.noStubSays} checked={none} onChange={setNone} />
      <SelectField
        label={words.category}
        required
        blank={words.chooseCategory}
        error={errors['category']}
        value={category}
        onChange={setCategory}
        options={(kinds.data?.categories ?? []).map((kind) => ({
          value: kind.id,
          label: say(kind.name),
        }))}
      />
      <TextArea
        label={words.text}
        hint={words.textHint}
        required
        rows={6}
        maxLength={8000}
        error={errors['text']}
        value={text}
        onChange={setText}
      />
      <TextField
        label={words.whereSaid}
        maxLength={300}
        error={errors['where']}
        value={where}
        onChange={setWhere}
      />
      <Tick label={words.urgent} checked={urgent} onChange={setUrgent} />
      {urgent && (
        <p className="notice" role="alert">
          <a href="tel:113">113</a> {words.urgentSays}
        </p>
      )}
    </Form>
  )
}
