import { useState } from 'react'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Paper.tsx'
import { CustodyDialog } from './CustodyDialog.tsx'
import { nextSteps } from './custody-order.ts'
import { useSurrenderWords } from './surrender-words.ts'
import type { Surrender } from './use-surrender-act.ts'

/** The way from hand to hand, each step signed by both; where it lies is written nowhere. */
export function Custody({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  const [stepping, setStepping] = useState(false)
  const next = record.voidedAt ? [] : nextSteps(record.custody)
  return (
    <section className="card stack">
      <h2>{words.custody}</h2>
      <ol className="plain custody">
        {record.custody.map((step) => (
          <Step key={step.seq} step={step} />
        ))}
      </ol>
      {next.length > 0 && (
        <div>
          <Button look="main" icon="pen" onClick={() => setStepping(true)}>
            {words.nextStep}
          </Button>
        </div>
      )}
      {stepping && <CustodyDialog record={record} next={next} onClose={() => setStepping(false)} />}
    </section>
  )
}

function Step({ step }: { step: Surrender['custody'][number] }) {
  const words = useSurrenderWords()
  const numbers = useNumbers()
  return (
    <li>
      <strong>{words.steps[step.step]}</strong>
      <p className="small soft number">{numbers.day(step.on)}</p>
      <p className="small">{useHands(step)}</p>
      {step.toBody && <p className="small">{fill(words.toBody, { body: step.toBody })}</p>}
      {(step.givenMark || step.takenMark) && (
        <div className="row">
          <Mark mark={step.givenMark} name={words.givenMark} />
          <Mark mark={step.takenMark} name={words.takenMark} />
        </div>
      )}
    </li>
  )
}

/** From whose hand into whose; the first giver may have left no name. */
export function useHands({ givenBy, takenBy }: Surrender['custody'][number]) {
  const words = useSurrenderWords()
  return givenBy
    ? fill(words.fromTo, { giver: givenBy, taker: takenBy })
    : fill(words.takenBy, { taker: takenBy })
}
