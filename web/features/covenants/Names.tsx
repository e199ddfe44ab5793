import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Covenant, covenantEvidencePath, covenants } from '../../../contract/covenants.ts'
import { addressOf, asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Answer } from '../../ui/Status.tsx'
import { TextField } from '../../ui/TextField.tsx'
import '../../ui/unfold.css'
import { atOf, useCovenantAct } from './change-covenant.ts'
import { useCovenantWords } from './covenant-words.ts'
import { WithdrawDialog } from './StandsByIt.tsx'

/** Who signed, for those who keep the covenant: asked for only when it is unfolded. */
export function Names({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [open, setOpen] = useState(false)
  return (
    <section className="card">
      <details className="unfold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.names}</summary>
        {open && <Listed covenant={covenant} />}
      </details>
    </section>
  )
}

type Signature = (typeof covenants.signatures.reply)['_output'][number]

function Listed({ covenant }: { covenant: Covenant }) {
  const words = useCovenantWords()
  const [withdrawn, setWithdrawn] = useState<string>()
  const [unnamed, setUnnamed] = useState(false)
  const list = useQuery(asking(covenants.signatures, atOf(covenant)))
  const { named, mayKeep } = covenant
  return (
    <div className="stack tight">
      <p className="small soft">{words.namesSays}</p>
      {!named && mayKeep && (
        <div>
          <Button onClick={() => setUnnamed(true)}>{words.withdrawUnnamed}</Button>
        </div>
      )}
      <Answer to={list}>
        {(signatures) => (
          <ol className="plain lines">
            {signatures.map((each) => (
              <li key={each.id}>
                <OneName covenant={covenant} signature={each} />
                {named && mayKeep && !each.withdrawnOn && each.until > today() && (
                  <Button look="plain" onClick={() => setWithdrawn(each.id)}>
                    {words.withdraw}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        )}
      </Answer>
      {withdrawn && (
        <WithdrawDialog
          covenant={covenant}
          of={withdrawn}
          onClose={() => setWithdrawn(undefined)}
        />
      )}
      {unnamed && <UnnamedDialog covenant={covenant} onClose={() => setUnnamed(false)} />}
    </div>
  )
}

function OneName({ covenant, signature }: { covenant: Covenant; signature: Signature }) {
  const words = useCovenantWords()
  const numbers = useNumbers()
  const { signer, on, until, way, withdrawnOn, evidence } = signature
  const stands = withdrawnOn
    ? fill(words.tookBack, { day: numbers.day(withdrawnOn) })
    : fill(until > today() ? words.until : words.over, { day: numbers.day(until) })
  const sheet =
    evidence &&
    addressOf(
      { method: 'GET', path: covenantEvidencePath },
      { ...atOf(covenant), evidenceId: evidence },
    ).url
  return (
    <span>
      <strong>{signer ?? words.noSigner}</strong>{' '}
      <span className="small soft number">
        {[numbers.day(on), words.bySigning[way], stands].join(' · ')}
      </span>{' '}
      {sheet && (
        <a className="small" href={sheet} target="_blank" rel="noreferrer">
          {words.seeHand}
        </a>
      )}
    </span>
  )
}

/** Takes back a signature whose name is kept nowhere: the name typed finds it, and is dropped. */
function UnnamedDialog({ covenant, onClose }: { covenant: Covenant; onClose: () => void }) {
  const words = useCovenantWords()
  const [who, setWho] = useState('')
  const withdrawing = useCovenantAct(covenants.withdraw, onClose)
  return (
    <FormDialog
      title={words.withdrawUnnamed}
      says={words.withdrawUnnamedSays}
      act={words.withdraw}
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onClose={onClose}
      onSubmit={() => withdrawing.mutate({ input: { ...atOf(covenant), who } })}
    >
      <TextField
        label={words.oneName}
        required
        autoComplete="off"
        maxLength={120}
        value={who}
        onChange={setWho}
      />
    </FormDialog>
  )
}
