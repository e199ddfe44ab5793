import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type SetUp, setUp } from '../../../contract/set-up.ts'
import { asking } from '../../lib/call.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { useLive } from '../../lib/live.ts'
import { Button } from '../../ui/Button.tsx'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { AddStepDialog } from './AddStepDialog.tsx'
import { Beginning } from './Beginning.tsx'
import { useSetUpWords } from './set-up-words.ts'
import './set-up.css'
import { StepCard } from './StepCard.tsx'

type SetUpPageProps = { keeperId: string; modelId: string }

/** The way of a model from the first look at a place to its first activities. */
export function SetUpPage({ keeperId, modelId }: SetUpPageProps) {
  const found = useQuery(asking(setUp.read, { keeperId, modelId }))
  useLive(keeperId, [[setUp.read.path, { keeperId, modelId }]])
  return (
    <Answer to={found} lines={8}>
      {(way) => <Whole way={way} />}
    </Answer>
  )
}

function Whole({ way }: { way: SetUp }) {
  const words = useSetUpWords()
  const [adding, setAdding] = useState(false)
  const { model, steps } = way
  return (
    <article className="stack narrow">
      <ChapterHeader
        model={model}
        title={words.title}
        lead={
          <div className="stack tight">
            <span>
              <ModelStateTag state={model.state} />
            </span>
            <span>{words.lead}</span>
          </div>
        }
        actions={
          way.mayChange &&
          steps.length > 0 && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              {words.addStep}
            </Button>
          )
        }
      />
      {steps.length === 0 ? <Beginning way={way} /> : <Standing way={way} />}
      <ol className="plain way">
        {steps.map((step) => (
          <StepCard key={step.id} way={way} step={step} />
        ))}
      </ol>
      {adding && <AddStepDialog way={way} onClose={() => setAdding(false)} />}
    </article>
  )
}

/** How far it has come, what is overdue, and who is waited for. */
function Standing({ way: { steps } }: { way: SetUp }) {
  const words = useSetUpWords()
  const { say } = useLanguage()
  const settled = steps.filter(({ state }) => state !== 'open').length
  const late = steps.filter((step) => step.late).length
  const ready = steps.filter(({ state, waitsFor }) => state === 'open' && waitsFor.length === 0)
  // Each is shown the first thing that waits for them.
  const next = ready.filter((step, at) => ready.findIndex(({ role }) => role === step.role) === at)
  return (
    <section className="card stack tight">
      <progress className="way-bar" max={steps.length} value={settled} aria-hidden />
      <div className="row">
        <strong>{fill(words.progress, { done: settled, all: steps.length })}</strong>
        <Tag tone={late > 0 ? 'wait' : 'good'}>
          {late > 0 ? fill(words.lateCount, { count: late }) : words.nothingLate}
        </Tag>
      </div>
      {settled === steps.length && <p>{words.allDone}</p>}
      {next.length > 0 && (
        <>
          <h2 className="way-next">{words.nextTitle}</h2>
          <ul>
            {next.map(({ id, by, name }) => (
              <li key={id}>{fill(words.nextSays, { who: say(by), step: say(name) })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
