import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { reviews } from '../../../contract/plans.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { useMay } from '../../lib/me.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { AddTaskDialog } from './AddTaskDialog.tsx'
import { beginAt, reviewsAt } from './addresses.ts'
import { usePlanWords } from './plan-words.ts'
import './plans.css'
import { TaskCard } from './TaskCard.tsx'

export type Plan = z.output<typeof reviews.ofModel.reply>

/** What reviews decided of a model, and what is to be done by whom and when. */
export function PlanPage({ keeperId, modelId }: { keeperId: string; modelId: string }) {
  const found = useQuery(asking(reviews.ofModel, { keeperId, modelId }))
  return (
    <Answer to={found} lines={6}>
      {(plan) => <Whole plan={plan} />}
    </Answer>
  )
}

function Whole({ plan }: { plan: Plan }) {
  const { plan: said, reviews: words } = usePlanWords()
  const decides = useMay('model.settle')
  const [adding, setAdding] = useState(false)
  const { model, decisions } = plan
  return (
    <article className="stack narrow">
      <ChapterHeader
        model={model}
        title={said.title}
        lead={
          <div className="stack tight">
            <div className="row">
              <ModelStateTag state={model.state} />
              {decisions.some(({ decision }) => decision === 'recognise') && (
                <Tag tone="good">{said.advanced}</Tag>
              )}
            </div>
            <span>{said.lead}</span>
          </div>
        }
        actions={
          <>
            {plan.mayPlan && (
              <Button icon="plus" onClick={() => setAdding(true)}>
                {said.add}
              </Button>
            )}
            {plan.mayPlan && decides && (
              <LinkButton href={reviewsAt(model.keeperId)} icon="people">
                {words.title}
              </LinkButton>
            )}
          </>
        }
      />
      <Tasks plan={plan} />
      <Decisions plan={plan} />
      {adding && <AddTaskDialog plan={plan} onClose={() => setAdding(false)} />}
    </article>
  )
}

function Tasks({ plan: { model, tasks, mayPlan } }: { plan: Plan }) {
  const { plan: said } = usePlanWords()
  const numbers = useNumbers()
  const done = tasks.filter(({ doneOn }) => doneOn !== null).length
  const counts = { done: numbers.number(done), all: numbers.number(tasks.length) }
  return (
    <section className="stack tight">
      <h2>{said.tasks}</h2>
      {tasks.length === 0 && (
        <Empty title={said.noTasks}>
          <p className="soft">{said.noTasksSays}</p>
        </Empty>
      )}
      {tasks.length > 0 && <p className="number">{fill(said.progress, counts)}</p>}
      {tasks.length > 0 && done === tasks.length && model.state === 'needs_improvement' && (
        <p className="notice">{said.allDone}</p>
      )}
      <ol className="plain stack tight">
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskCard task={task} mayPlan={mayPlan} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Decisions({ plan: { model, decisions } }: { plan: Plan }) {
  const { plan: said, review, decisions: named } = usePlanWords()
  const numbers = useNumbers()
  return (
    <section className="stack tight">
      <h2>{said.decisions}</h2>
      {decisions.length === 0 && <p className="soft">{said.noDecisions}</p>}
      <ol className="plain stack tight">
        {decisions.map(({ id, decision, reason, on, by }) => (
          <li key={id} className="card stack tight">
            <p className="row">
              <Tag tone={decision === 'dissolve' ? 'off' : 'good'}>{named[decision]}</Tag>
              <span className="number">{fill(said.decidedOn, { day: numbers.day(on) })}</span>
            </p>
            <p>{reason}</p>
            {by && <p className="small soft">{fill(review.by, { name: by })}</p>}
            {decision === 'replicate' && (
              <div className="no-print">
                <LinkButton href={beginAt(model)} icon="send">
                  {review.toCampaign}
                </LinkButton>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
