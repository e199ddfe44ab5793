import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useEntering } from './entering.ts'

/** Makes the first administrator by the one-time link that the first start prints. */
export function FirstAdministratorPage({ token }: { token: string }) {
  const { signin } = useWords()
  const { enter } = useEntering()
  const [given, setGiven] = useState({ name: '', username: '', password: '' })
  const making = useMutation({
    mutationFn: () => call(accounts.firstAdministrator, { token, ...given }),
    onSuccess: enter,
  })
  const wrong = fieldErrors(making.error)
  const typing = (field: keyof typeof given) => ({
    value: given[field],
    onChange: (value: string) => setGiven((now) => ({ ...now, [field]: value })),
    error: wrong[field],
    required: true,
  })

  return (
    <form
      className="narrow stack"
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <PageHeader title={signin.firstTitle} lead={signin.firstSays} />
      <TextField label={signin.name} autoComplete="name" {...typing('name')} />
      <TextField
        label={signin.username}
        hint={signin.usernameHint}
        autoComplete="username"
        {...typing('username')}
      />
      <TextField
        label={signin.password}
        hint={signin.passwordHint}
        type="password"
        autoComplete="new-password"
        {...typing('password')}
      />
      <Refusal error={making.error} />
      <Button type="submit" look="main" busy={making.isPending}>
        {signin.create}
      </Button>
    </form>
  )
}
