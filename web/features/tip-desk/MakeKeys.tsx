import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../lib/language.tsx'
import type { LockChoice } from '../../lib/tip-keys/locks.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { PassphraseFields } from './PassphraseFields.tsx'

type MakeKeysProps = {
  /** What the browser will call the passkey. */
  passkey: string
  /** What is done with the lock somebody chose. */
  onChosen: (choice: LockChoice) => Promise<void>
  act: string
  onCancel?: (() => void) | undefined
}

/** Chooses what locks one's keys: words by chance, words of one's own, or the machine's passkey. */
export function MakeKeys({ passkey, onChosen, act, onCancel }: MakeKeysProps) {
  const words = useDeskWords()
  const { pieces } = useWords()
  const [how, setHow] = useState('words')
  const [typed, setTyped] = useState<string>()
  const byWords = how === 'words'
  const choosing = useMutation({
    networkMode: 'always',
    gcTime: 0,
    mutationFn: async () => onChosen(byWords ? { words: typed ?? '' } : { passkey }),
  })
  const hasPasskeys = 'credentials' in navigator && 'PublicKeyCredential' in globalThis

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!byWords || typed !== undefined) choosing.mutate()
      }}
    >
      {hasPasskeys && (
        <Choice
          label={words.how}
          look="list"
          value={how}
          onChange={setHow}
          options={[
            { value: 'words', label: words.byWords },
            { value: 'passkey', label: words.byPasskey },
          ]}
        />
      )}
      {byWords ? (
        <PassphraseFields onTyped={setTyped} />
      ) : (
        <p className="soft">{words.byPasskeySays}</p>
      )}
      {choosing.isError && (
        <p className="notice" role="alert">
          {byWords ? pieces.failed : words.passkeyFailed}
        </p>
      )}
      <div className="row">
        <Button
          look="main"
          icon="key"
          type="submit"
          busy={choosing.isPending}
          disabled={byWords && typed === undefined}
        >
          {choosing.isPending ? words.making : act}
        </Button>
        {onCancel && (
          <Button look="plain" onClick={onCancel}>
            {pieces.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
