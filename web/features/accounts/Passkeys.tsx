import { useSettingsWords } from './settings-words.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts, type Me } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { whoAmI } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { enrolPasskey } from './passkeys.ts'

/** The passkeys of the account: one for each device, with a name to know it by. */
export function Passkeys({ passkeys }: Pick<Me, 'passkeys'>) {
  const settings = useSettingsWords()
  const numbers = useNumbers()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const onSuccess = () => {
    setName('')
    return client.invalidateQueries({ queryKey: whoAmI.queryKey })
  }
  const enrolling = useMutation({ mutationFn: () => enrolPasskey(name), onSuccess })
  const forgetting = useMutation({
    mutationFn: (id: string) => call(accounts.forgetPasskey, { id }),
    onSuccess,
  })

  return (
    <div className="stack tight">
      <h3>{settings.passkeys}</h3>
      {passkeys.length === 0 && <p className="soft">{settings.passkeyNone}</p>}
      <ul className="plain lines">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <div>
              <strong>{passkey.name}</strong>
              <p className="soft small">
                {fill(settings.added, { at: numbers.moment(passkey.addedAt) })}
              </p>
            </div>
            <Button busy={forgetting.isPending} onClick={() => forgetting.mutate(passkey.id)}>
              {settings.passkeyForget}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          enrolling.mutate()
        }}
      >
        <TextField
          label={settings.passkeyName}
          maxLength={60}
          value={name}
          onChange={setName}
          error={fieldErrors(enrolling.error)['name']}
        />
        <Refusal error={enrolling.error ?? forgetting.error} />
        <div>
          <Button type="submit" icon="key" busy={enrolling.isPending}>
            {settings.passkeyAdd}
          </Button>
        </div>
      </form>
    </div>
  )
}
