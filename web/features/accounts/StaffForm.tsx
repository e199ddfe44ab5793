import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Entry } from './DemoPeople.tsx'
import { provePasskey } from './passkeys.ts'

/** Staff come in by name and password, or by a passkey. */
export function StaffForm({ onEntry }: { onEntry: (entry: Entry) => Promise<void> }) {
  const { signin } = useWords()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const entering = useMutation({
    mutationFn: () => call(accounts.password, { username, password }),
    onSuccess: onEntry,
  })
  const proving = useMutation({ mutationFn: provePasskey, onSuccess: onEntry })
  const wrong = fieldErrors(entering.error)

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        entering.mutate()
      }}
    >
      <h2>{signin.staffWay}</h2>
      <TextField
        label={signin.username}
        autoComplete="username"
        value={username}
        onChange={setUsername}
        error={wrong['username']}
      />
      <TextField
        label={signin.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={wrong['password']}
      />
      <Refusal error={entering.error ?? proving.error} />
      <div className="row">
        <Button type="submit" look="main" busy={entering.isPending}>
          {signin.enter}
        </Button>
        <Button icon="key" busy={proving.isPending} onClick={() => proving.mutate()}>
          {signin.passkey}
        </Button>
      </div>
    </form>
  )
}
