import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMe } from '../me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { DeskReply } from './desk.ts'
import { lockAll } from './held.ts'
import { unlockMine } from './locks.ts'
import { lockWithSession } from './session.ts'
import './unlock-card.css'
import { useUnlocked } from './use-unlocked.ts'
import { useDeskWords } from './words.ts'

/** What stands in the place of tips while one's keys are locked: a way to unlock them, or to make some. */
export function UnlockCard({ desk }: { desk: DeskReply }) {
  const words = useDeskWords()
  const { mine, keeperId } = desk
  const to = `/xa/${keeperId}/ban-tin-kin/khoa`
  if (mine?.state === 'proposed')
    return (
      <section className="card stack tight unlock">
        <h2>{words.waiting}</h2>
        <p>{words.waitingSays}</p>
        <div>
          <LinkButton href={to} icon="key">
            {words.title}
          </LinkButton>
        </div>
      </section>
    )
  if (mine?.state !== 'standing')
    return (
      <section className="card stack tight unlock">
        <h2>{words.noKeys}</h2>
        <p>{words.noKeysSays}</p>
        <div>
          <LinkButton href={to} icon="key" look="main">
            {words.toKeys}
          </LinkButton>
        </div>
      </section>
    )

  return (
    <UnlockForm
      desk={desk}
      mine={mine}
      otherwise={
        <LinkButton href={to} look="plain">
          {words.cannotUnlock}
        </LinkButton>
      }
    />
  )
}

type UnlockFormProps = {
  desk: DeskReply
  mine: NonNullable<DeskReply['mine']>
  /** What to do when they do not open. */
  otherwise?: ReactNode
}

/** Unlocks one's own keys: by one's words, or by one's passkey. */
export function UnlockForm({ desk, mine, otherwise }: UnlockFormProps) {
  const words = useDeskWords()
  const client = useQueryClient()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const unlocking = useMutation({
    networkMode: 'always',
    mutationFn: () => unlockMine(desk, typed),
    onSuccess: () => {
      setTyped('')
      lockWithSession(client)
    },
  })
  const byWords = mine.lock === 'passphrase'
  return (
    <form
      className="card stack tight unlock"
      onSubmit={(event) => {
        event.preventDefault()
        unlocking.mutate()
      }}
    >
      <h2>{words.locked}</h2>
      <p className="soft">{byWords ? words.unlockSays : words.unlockPasskeySays}</p>
      {byWords && me?.demonstration && <p className="soft small">{words.demonstrationWords}</p>}
      {byWords && (
        <TextField
          label={words.passphrase}
          type="password"
          autoComplete="off"
          required
          value={typed}
          onChange={setTyped}
        />
      )}
      {unlocking.isError && (
        <p className="notice" role="alert">
          {byWords ? words.wrongWords : words.wrongPasskey}
        </p>
      )}
      <div className="row">
        <Button look="main" icon="key" type="submit" busy={unlocking.isPending}>
          {unlocking.isPending ? words.unlocking : words.unlock}
        </Button>
        {otherwise}
      </div>
    </form>
  )
}

/** Says that keys lie open, and locks them at a touch. */
export function LockButton({ keeperId }: { keeperId: string }) {
  const words = useDeskWords()
  if (!useUnlocked(keeperId)) return null
  return (
    <Button icon="key" onClick={lockAll}>
      {words.lockNow}
    </Button>
  )
}
