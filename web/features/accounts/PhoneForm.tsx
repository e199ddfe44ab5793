import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, codeOf, fieldErrors } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Entry } from './DemoPeople.tsx'

/** A resident comes in by the code sent to their phone. */
export function PhoneForm({ onEntry }: { onEntry: (entry: Entry) => Promise<void> }) {
  const { signin } = useWords()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const sending = useMutation({ mutationFn: () => call(accounts.phone, { phone }) })
  const confirming = useMutation({
    mutationFn: () => call(accounts.phoneConfirm, { phone, code }),
    onSuccess: onEntry,
  })
  const sent = sending.data
  const wrong = fieldErrors(confirming.error ?? sending.error)
  // Whoever comes in by phone gave a code and nothing else: that is what was wrong.
  const refused = confirming.error !== null && codeOf(confirming.error) === 'sign_in.refused'

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (sent) confirming.mutate()
        else sending.mutate()
      }}
    >
      <h2>{signin.phoneWay}</h2>
      {sent ? (
        <>
          <p role="status">
            {sent.shown ? fill(signin.codeShown, { code: sent.shown }) : signin.codeSent}
          </p>
          <TextField
            label={signin.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={setCode}
            error={refused ? 'code_wrong' : wrong['code']}
          />
        </>
      ) : (
        <TextField
          label={signin.phone}
          hint={signin.phoneHint}
          type="tel"
          autoComplete="tel"
          value={phone}
          onChange={setPhone}
          error={wrong['phone']}
        />
      )}
      <Refusal error={refused ? null : (confirming.error ?? sending.error)} />
      <div className="row">
        <Button type="submit" look="main" busy={sending.isPending || confirming.isPending}>
          {sent ? signin.enter : signin.sendCode}
        </Button>
        {sent && (
          <Button look="plain" onClick={() => sending.reset()}>
            {signin.otherPhone}
          </Button>
        )}
      </div>
    </form>
  )
}
