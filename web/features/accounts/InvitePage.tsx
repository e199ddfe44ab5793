import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accounts } from '../../../contract/accounts.ts'
import { asking, call, fieldErrors } from '../../lib/call.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Refusal } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useEntering } from './entering.ts'

/** Takes up an invitation: a name, a phone, the code that comes to it. */
export function InvitePage({ token }: { token: string }) {
  const { signin } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const catalog = useCatalog()
  const invite = useQuery(asking(accounts.readInvite, { token }))

  return (
    <div className="narrow stack">
      <Answer to={invite}>
        {({ role, unit, until }) => {
          const entry = catalog?.role(role)
          return (
            <>
              <PageHeader
                title={signin.inviteTitle}
                lead={fill(signin.inviteSays, {
                  role: entry ? say(entry.name) : '',
                  unit: unitName(unit),
                  until: numbers.moment(until),
                })}
              />
              <InviteForm token={token} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}

function InviteForm({ token }: { token: string }) {
  const { signin } = useWords()
  const { enter } = useEntering()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [shown, setShown] = useState<string | null>()
  const taking = useMutation({
    mutationFn: () =>
      call(accounts.takeInvite, { token, name, phone, ...(shown === undefined ? {} : { code }) }),
    onSuccess: (said) =>
      said.next === 'inside' ? enter({ next: 'inside' }) : setShown(said.shown ?? null),
  })
  const wrong = fieldErrors(taking.error)

  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        taking.mutate()
      }}
    >
      <TextField
        label={signin.name}
        hint={signin.nameHint}
        autoComplete="name"
        value={name}
        onChange={setName}
        error={wrong['name']}
      />
      <TextField
        label={signin.phone}
        hint={signin.phoneHint}
        type="tel"
        autoComplete="tel"
        value={phone}
        onChange={setPhone}
        error={wrong['phone']}
      />
      {shown !== undefined && (
        <>
          <p role="status">{shown ? fill(signin.codeShown, { code: shown }) : signin.codeSent}</p>
          <TextField
            label={signin.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={setCode}
            error={wrong['code']}
          />
        </>
      )}
      <Refusal error={taking.error} />
      <Button type="submit" look="main" busy={taking.isPending}>
        {shown === undefined ? signin.sendCode : signin.accept}
      </Button>
    </form>
  )
}
