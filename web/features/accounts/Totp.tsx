import { useSettingsWords } from './settings-words.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { call, fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { whoAmI } from '../../lib/me.ts'
import { Button } from '../../ui/Button.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { Refusal, Tag } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** The authenticator: its key is shown once, and it counts from the first code that fits. */
export function Totp({ on }: { on: boolean }) {
  const settings = useSettingsWords()
  const { signin } = useWords()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const starting = useMutation({ mutationFn: () => call(accounts.startTotp, {}) })
  const confirming = useMutation({
    mutationFn: () => call(accounts.confirmTotp, { code }),
    onSuccess: () => {
      starting.reset()
      return client.invalidateQueries({ queryKey: whoAmI.queryKey })
    },
  })
  const begun = starting.data

  return (
    <div className="stack tight">
      <h3 className="row">
        {settings.totp} {on && <Tag tone="good">{settings.totpOn}</Tag>}
      </h3>
      {!on && !begun && (
        <div>
          <Button busy={starting.isPending} onClick={() => starting.mutate()}>
            {settings.totpStart}
          </Button>
        </div>
      )}
      <Refusal error={starting.error ?? confirming.error} />
      {begun && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            confirming.mutate()
          }}
        >
          <p>{settings.totpScan}</p>
          <QrCode text={begun.address} label={settings.totpScan} />
          <p>
            {settings.totpSecret}: <span className="secret">{begun.secret}</span>
          </p>
          <TextField
            label={signin.totp}
            hint={signin.totpHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={setCode}
            error={fieldErrors(confirming.error)['code']}
          />
          <Button type="submit" look="main" busy={confirming.isPending}>
            {settings.totpConfirm}
          </Button>
        </form>
      )}
    </div>
  )
}
