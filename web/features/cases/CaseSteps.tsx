import { useState } from 'react'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import type { Unlocked } from '../../lib/tip-keys/held.ts'
import { useTipKinds } from '../../lib/tip-kinds.ts'
import { Button } from '../../ui/Button.tsx'
import type { DeskHere } from '../../lib/tip-keys/use-desk.ts'
import { useCaseWords } from './case-words.ts'
import { useOpenedText } from './opened-text.ts'
import { StepDialog } from './StepDialog.tsx'
import type { Case } from './use-case-act.ts'

/** What was done in a case, day by day. */
export function CaseSteps({ of, here }: { of: Case; here: DeskHere }) {
  const words = useCaseWords()
  const [writing, setWriting] = useState(false)
  return (
    <section className="card stack">
      <div className="row apart">
        <h2>{words.steps}</h2>
        {of.state === 'open' && (
          <Button look="main" icon="pen" onClick={() => setWriting(true)}>
            {words.step}
          </Button>
        )}
      </div>
      {of.steps.length === 0 && <p className="soft">{words.stepsNone}</p>}
      <ol className="plain case-steps">
        {of.steps.map((step) => (
          <Step key={step.id} step={step} keys={here.keys} />
        ))}
      </ol>
      {writing && <StepDialog of={of} here={here} onClose={() => setWriting(false)} />}
    </section>
  )
}

function Step({ step, keys }: { step: Case['steps'][number]; keys: Unlocked | undefined }) {
  const words = useCaseWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kind = useTipKinds()?.step(step.kind)
  const note = useOpenedText(step, keys)
  return (
    <li>
      <strong>{kind ? say(kind.name) : step.kind}</strong>
      <p className="small soft number">
        {numbers.day(step.on)} · {step.by}
      </p>
      {step.header !== null && (
        <p className="case-note case-text">
          {note.state === 'open' ? note.text : <em>{words.states[note.state]}</em>}
        </p>
      )}
    </li>
  )
}
