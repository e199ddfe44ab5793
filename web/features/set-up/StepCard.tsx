import { useState } from 'react'
import { Link } from 'wouter'
import { evidencePath } from '../../../contract/evidence.ts'
import type { SetUp, SetUpStep } from '../../../contract/set-up.ts'
import { addressOf } from '../../lib/call.ts'
import { fill, useLanguage, useNumbers } from '../../lib/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tag } from '../../ui/Status.tsx'
import { paperAt } from './addresses.ts'
import { FinishDialog } from './FinishDialog.tsx'
import { useSetUpWords } from './set-up-words.ts'
import { StepActs } from './StepActs.tsx'

type StepCardProps = { way: SetUp; step: SetUpStep }

/** One step: who, until when, its papers and proof, what was learnt, and what can be done with it. */
export function StepCard({ way, step }: StepCardProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const [doing, setDoing] = useState(false)
  const { state, late, told, lesson, note } = step
  const tone = state === 'done' ? 'good' : state === 'left_out' ? 'off' : late ? 'wait' : 'plain'
  const held = step.waitsFor.length > 0 || (step.forDeciders && !way.maySettle)
  const next = way.steps.find((each) => each.state === 'open')?.id === step.id
  return (
    <li className="card stack tight step" data-state={state}>
      <div className="row apart">
        <h2>{say(step.name)}</h2>
        <Tag tone={tone}>{late ? words.late : words.states[state]}</Tag>
      </div>
      <Whose step={step} />
      {told && (
        <p className="notice step-told">
          <strong>{words.told}: </strong>
          {told}
        </p>
      )}
      {note && <p>{state === 'left_out' ? fill(words.because, { reason: note }) : note}</p>}
      {lesson && (
        <p>
          <strong>{words.lesson}: </strong>
          {lesson}
        </p>
      )}
      <Papers way={way} step={step} />
      <Proofs way={way} step={step} />
      {state === 'open' && <Waiting way={way} step={step} />}
      {way.mayChange && (
        <div className="row no-print">
          {state === 'open' && !held && (
            <Button look={next ? 'main' : 'quiet'} icon="check" onClick={() => setDoing(true)}>
              {words.act}
            </Button>
          )}
          <StepActs way={way} step={step} />
        </div>
      )}
      {doing && <FinishDialog way={way} step={step} onClose={() => setDoing(false)} />}
    </li>
  )
}

function Whose({ step }: { step: SetUpStep }) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const { state, dueOn, doneOn, proof } = step
  return (
    <p className="small soft row">
      <span>{fill(words.by, { by: say(step.by) })}</span>
      {state === 'open' && (
        <span className="number">
          {dueOn ? fill(words.due, { day: numbers.day(dueOn) }) : words.noDue}
        </span>
      )}
      {state === 'open' && proof === 'required' && <span>{words.proofNeeded}</span>}
      {doneOn && <span className="number">{fill(words.doneOn, { day: numbers.day(doneOn) })}</span>}
    </p>
  )
}

function Waiting({ way, step }: StepCardProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const before = way.steps.filter(({ id }) => step.waitsFor.includes(id))
  return (
    <>
      {before.length > 0 && (
        <p className="small">
          {fill(words.waits, { steps: before.map(({ name }) => say(name)).join('; ') })}
        </p>
      )}
      {step.forDeciders && !way.maySettle && <p className="small">{words.forDeciders}</p>}
    </>
  )
}

function Papers({ way, step }: StepCardProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const papers = way.documents.filter(({ id }) => step.documents.includes(id))
  if (!way.mayChange || papers.length === 0) return null
  return (
    <ul className="plain row step-papers" aria-label={words.papers}>
      {papers.map(({ id, title }) => (
        <li key={id}>
          <Link href={paperAt(way.model, id)} className="button plain">
            <Icon name="print" />
            {say(title)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Proofs({ way, step }: StepCardProps) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const { keeperId } = way.model
  if (step.evidence.length === 0) return null
  return (
    <ul className="plain step-proofs" aria-label={words.proofs}>
      {step.evidence.map((id, at) => {
        const src = addressOf({ method: 'GET', path: evidencePath }, { keeperId, id }).url
        return (
          <li key={id}>
            <a href={src} target="_blank" rel="noreferrer">
              <img
                src={src}
                alt={fill(words.proofOf, { number: at + 1, step: say(step.name) })}
                loading="lazy"
              />
            </a>
          </li>
        )
      })}
    </ul>
  )
}
