import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Entry } from './DemoPeople.tsx'

type TotpFormProps = { ticket: string; onEntry: (entry: Entry) => Promise<void> }

/** The second step: the six digits of the authenticator. */
export function TotpForm({ ticket, onEntry }: TotpFormProps) {
  const { signin } = useWords()
  const [code, setCode] = useState('')
  const entering = useMutation({
    mutationFn: () => call(accounts.totp, { ticket, code }),
    onSuccess: onEntry,
  })

  return (
    <form
      className="narrow stack"
      onSubmit={(event) => {
        event.preventDefault()
        entering.mutate()
      }}
    >
      <PageHeader title={signin.title} />
      <TextField
        label={signin.totp}
        hint={signin.totpHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        value={code}
        onChange={setCode}
        error={fieldErrors(entering.error)['code']}
      />
      <Refusal error={entering.error} />
      <Button type="submit" look="main" busy={entering.isPending}>
        {signin.enter}
      </Button>
    </form>
  )
}
