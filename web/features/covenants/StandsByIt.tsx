import { useState } from 'react'
import { type Covenant, covenants } from '../../../contract/covenants.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { signAt } from './addresses.ts'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import { Coverage } from './Coverage.tsx'
import { runsOutSoon } from './renewal.ts'

/** How far it is signed, whom to remind, and the reader's own signature. */
export function StandsByIt({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { coverage, signer, renewals, onEarlier, mine } = covenant
  const notes = [
    { says: words.soon, count: renewals.soon },
    { says: words.lapsed, count: renewals.lapsed },
    { says: words.onEarlier, count: onEarlier },
  ].filter(({ count }) => count > 0)
  return (
    <section className="card stack">
      <h2>{words.standing}</h2>
      <Coverage coverage={coverage} of={words.signers[signer]} />
      {notes.map(({ says, count }) => (
        <p key={says} className="small">
          {fill(says, { count: numbers.number(count) })}
        </p>
      ))}
      {mine && <Mine covenant={covenant} mine={mine} renew={covenant.mayKeep ? 'quiet' : 'main'} />}
    </section>
  )
}

type MineProps = {
  covenant: Covenant
  mine: NonNullable<Covenant['mine']>
  /** How the way to renew it looks; on the page where it is signed there is none. */
  renew?: 'main' | 'quiet'
}

/** The reader's own signature: until when it holds, and the way to renew it or take it back. */
export function Mine({ covenant, mine, renew }: MineProps) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const [asking, setAsking] = useState(false)
  const left = runsOutSoon(mine.until)
  return (
    <div className="stack tight covenant-mine">
      <p>{fill(words.signedMine, { on: numbers.day(mine.on), until: numbers.day(mine.until) })}</p>
      <p className="small soft">{fill(words.signedAs, { signer: mine.signer })}</p>
      {left !== undefined && <p>{fill(words.renewSays, { count: numbers.number(left) })}</p>}
      <div className="row">
        {left !== undefined && renew && (
          <LinkButton look={renew} icon="pen" href={signAt(atOf(covenant))}>
            {words.renew}
          </LinkButton>
        )}
        <Button look="plain" onClick={() => setAsking(true)}>
          {words.withdraw}
        </Button>
      </div>
      {asking && (
        <WithdrawDialog covenant={covenant} of={mine.id} onClose={() => setAsking(false)} />
      )}
    </div>
  )
}

type WithdrawProps = { covenant: Covenant; of: string; onClose: () => void }

/** Takes a signature back, once it was said what that means. */
export function WithdrawDialog({ covenant, of, onClose }: WithdrawProps) {
  const words = useCovenantWords()
  const toast = useToast()
  const withdrawing = useCovenantAct(covenants.withdraw, () => {
    toast({ text: words.withdrawn })
    onClose()
  })
  return (
    <FormDialog
      title={words.withdraw}
      act={words.withdraw}
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onClose={onClose}
      onSubmit={() => withdrawing.mutate({ input: { ...atOf(covenant), signatureId: of } })}
    >
      <p>{words.withdrawSays}</p>
    </FormDialog>
  )
}
