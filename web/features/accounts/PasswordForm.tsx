import { useSettingsWords } from './settings-words.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'

/** Changes one's password; every other session ends with it. */
export function PasswordForm() {
  const settings = useSettingsWords()
  const { signin } = useWords()
  const toast = useToast()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => call(accounts.changePassword, { current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      toast({ text: settings.passwordChanged })
    },
  })
  const wrong = fieldErrors(changing.error)

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        changing.mutate()
      }}
    >
      <h2>{settings.password}</h2>
      <TextField
        label={settings.passwordNow}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={wrong['current']}
      />
      <TextField
        label={settings.passwordNext}
        hint={signin.passwordHint}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={wrong['next']}
      />
      <Refusal error={changing.error} />
      <Button type="submit" busy={changing.isPending}>
        {settings.password}
      </Button>
    </form>
  )
}
