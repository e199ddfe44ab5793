import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { duties } from '../../../contract/duties.ts'
import { asking, fieldErrors } from '../../lib/call.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice, Tick } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { SelectField, TextField } from '../../ui/TextField.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

/** Somebody more on the roster: asked in the app, or written down after they said yes. */
export function HandDialog({ of, onClose }: { of: Of; onClose: () => void }) {
  const { roster: words, choose } = useDutyWords()
  const people = useQuery(asking(duties.people, of)).data?.people ?? []
  const [id] = useState(() => uuid7())
  const [how, setHow] = useState('app')
  const [accountId, setAccountId] = useState('')
  const [name, setName] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const adding = useDutyAct(duties.addHand, onClose)
  const errors = { ...fieldErrors(adding.error), ...missing }
  const inApp = how === 'app'

  function submit() {
    const wanting: Record<string, string> = inApp
      ? { ...(!accountId && { accountId: 'missing' }) }
      : { ...(!name.trim() && { name: 'missing' }), ...(!agreed && { agreed: 'missing' }) }
    setMissing(wanting)
    if (Object.keys(wanting).length > 0) return
    adding.mutate({ ...of, id, ...(inApp ? { accountId } : { name, agreed }) })
  }

  return (
    <FormDialog
      title={words.addHand}
      act={words.addHand}
      busy={adding.isPending}
      error={adding.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Choice
        label={words.how}
        options={[
          { value: 'app', label: words.withApp },
          { value: 'name', label: words.byName },
        ]}
        value={how}
        onChange={setHow}
      />
      {inApp ? (
        <SelectField
          label={words.person}
          hint={words.personHint}
          required
          blank={choose}
          error={errors['accountId']}
          options={people.map((person) => ({ value: person.id, label: person.name }))}
          value={accountId}
          onChange={setAccountId}
        />
      ) : (
        <>
          <TextField
            label={words.name}
            required
            maxLength={120}
            error={errors['name']}
            value={name}
            onChange={setName}
          />
          <div data-wrong={errors['agreed'] ? '' : undefined}>
            <Tick label={words.agreed} checked={agreed} onChange={setAgreed} />
          </div>
        </>
      )}
    </FormDialog>
  )
}
