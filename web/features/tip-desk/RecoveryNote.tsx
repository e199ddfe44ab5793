import { useNumbers } from '../../lib/language.tsx'
import type { MadeKeys } from '../../lib/tip-keys/locks.ts'
import { useDeskWords } from '../../lib/tip-keys/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Fingerprint, signOf } from './Fingerprint.tsx'

type RecoveryNoteProps = { made: MadeKeys; desk: string; name: string }

/** A sheet for the safe: whose keys these are and what to do when they cannot be unlocked. No secret is on it. */
export function RecoveryNote({ made, desk, name }: RecoveryNoteProps) {
  const words = useDeskWords()
  const numbers = useNumbers()
  return (
    <section className="card stack recovery-note">
      <div className="row apart">
        <h2>{words.note}</h2>
        <div className="no-print">
          <Button icon="print" onClick={() => print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <p className="soft no-print">{words.noteSays}</p>
      <dl className="facts">
        <dt>{words.noteDesk}</dt>
        <dd>{desk}</dd>
        <dt>{words.noteName}</dt>
        <dd>{name}</dd>
        <dt>{words.noteMade}</dt>
        <dd>{numbers.day(made.madeOn)}</dd>
        <dt>{words.noteLock}</dt>
        <dd>{words.noteLocks[made.lock]}</dd>
        <dt>{words.noteKey}</dt>
        <dd>
          <Fingerprint sign={signOf(made)} />
        </dd>
        {made.lock === 'passphrase' && (
          <>
            <dt>{words.noteWords}</dt>
            <dd className="by-hand" />
          </>
        )}
      </dl>
      <p>{words.noteLost}</p>
      <p>{words.noteStolen}</p>
    </section>
  )
}
