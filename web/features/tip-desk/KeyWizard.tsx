import { useState } from 'react'
import { fill, useWords } from '../../lib/language.tsx'
import { useMe } from '../../lib/me.ts'
import type { Desk } from '../../lib/tip-keys/desk.ts'
import { type MadeKeys, newKeys } from '../../lib/tip-keys/locks.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Tick } from '../../ui/Choice.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { MakeKeys } from './MakeKeys.tsx'
import { RecoveryNote } from './RecoveryNote.tsx'

type KeyWizardProps = {
  desk: Desk
  title: string
  lead: string
  act: string
  doing: { isPending: boolean; error: unknown; mutate: (made: MadeKeys) => void }
  onCancel?: (() => void) | undefined
}

/** Makes keys in two steps: choose what locks them, put a note in the safe; then they are sent. */
export function KeyWizard({ desk, title, lead, act, doing, onCancel }: KeyWizardProps) {
  const words = useDeskWords()
  const { pieces } = useWords()
  const me = useMe()
  const [made, setMade] = useState<MadeKeys>()
  const [stored, setStored] = useState(false)
  const { title: kind, name } = desk.reply
  const place = `${kind} ${name}`
  return (
    <div className="stack narrow key-wizard">
      <header className="stack tight">
        <p className="soft small no-print">{fill(words.step, { step: made ? 2 : 1, all: 2 })}</p>
        <h2 className="no-print">{title}</h2>
        <p className="no-print">{lead}</p>
      </header>
      {made ? (
        <>
          <RecoveryNote made={made} desk={place} name={me?.name ?? ''} />
          <div className="stack no-print">
            <Tick label={words.noteKept} checked={stored} onChange={setStored} />
            <Refusal error={doing.error} />
            <div className="row">
              <Button
                look="main"
                disabled={!stored}
                busy={doing.isPending}
                onClick={() => doing.mutate(made)}
              >
                {act}
              </Button>
              {onCancel && (
                <Button look="plain" onClick={onCancel}>
                  {pieces.cancel}
                </Button>
              )}
            </div>
          </div>
        </>
      ) : (
        <MakeKeys
          passkey={`${words.desk} · ${place}`}
          act={words.makeKeys}
          onChosen={async (choice) => setMade(await newKeys(choice))}
          onCancel={onCancel}
        />
      )}
    </div>
  )
}
