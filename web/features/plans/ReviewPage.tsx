import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Review, reviews } from '../../../contract/plans.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { reviewsAt } from './addresses.ts'
import { AgendaItem } from './AgendaItem.tsx'
import { type Deciding, useDeciding } from './deciding.ts'
import { HoldDialog } from './HoldDialog.tsx'
import { MinutesPaper } from './MinutesPaper.tsx'
import { usePlanWords } from './plan-words.ts'
import './plans.css'
import '../../ui/unfold.css'

/** One review: why each model is on it, what is decided of it, and its minutes. */
export function ReviewPage({ keeperId, id }: { keeperId: string; id: string }) {
  const found = useQuery(asking(reviews.read, { keeperId, id }))
  return (
    <Answer to={found} lines={8}>
      {(review) => <Whole review={review} />}
    </Answer>
  )
}

function Whole({ review }: { review: Review }) {
  const { review: said, reviews: words, kinds } = usePlanWords()
  const numbers = useNumbers()
  const deciding = useDeciding(review.id)
  const [onPaper, setOnPaper] = useState(false)
  const { keeperId, kind, on, since, state, agenda } = review

  if (onPaper) return <MinutesPaper review={review} onClose={() => setOnPaper(false)} />
  return (
    <article className="stack narrow">
      <PageHeader
        kind={unitHeading(review.unit)}
        title={fill(said.title, { kind: kinds[kind], on: numbers.day(on) })}
        lead={
          <div className="row">
            <Tag tone={state === 'held' ? 'good' : 'wait'}>{words[state]}</Tag>
            <span>{fill(said.since, { since: numbers.day(since) })}</span>
          </div>
        }
        actions={
          <>
            <LinkButton href={reviewsAt(keeperId)} look="plain" icon="back">
              {said.all}
            </LinkButton>
            <Button icon="print" onClick={() => setOnPaper(true)}>
              {said.paper}
            </Button>
          </>
        }
      />
      {state === 'held' && review.notes && (
        <section className="card stack tight">
          <h2>{said.notes}</h2>
          <p className="plan-said">{review.notes}</p>
        </section>
      )}
      <section className="stack">
        <h2>{said.agenda}</h2>
        {agenda.length === 0 ? (
          <Empty title={said.nothing}>
            <p className="soft">{said.nothingSays}</p>
          </Empty>
        ) : (
          <p className="soft">{said.agendaSays}</p>
        )}
        <ol className="plain stack tight">
          {agenda.map((item) => (
            <li key={item.model.id}>
              <AgendaItem review={review} item={item} deciding={deciding} />
            </li>
          ))}
        </ol>
      </section>
      {review.quietCount > 0 && (
        <details className="card unfold">
          <summary>{fill(said.quiet, { count: numbers.number(review.quietCount) })}</summary>
          <ol className="plain stack tight">
            {review.quiet.map((item) => (
              <li key={item.model.id}>
                <AgendaItem review={review} item={item} deciding={deciding} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {review.mayHold && <Holding review={review} deciding={deciding} />}
    </article>
  )
}

/** How many decisions wait to be written, and the one act that writes them. */
function Holding({ review, deciding }: { review: Review; deciding: Deciding }) {
  const { review: said } = usePlanWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState(false)
  const count = deciding.decisions.length
  const early = review.on > today()
  return (
    <section className="card stack tight plan-hold no-print">
      <p>
        <strong>
          {count === 0 ? said.toDecideNone : fill(said.toDecide, { count: numbers.number(count) })}
        </strong>
      </p>
      <p className="small soft">{early ? said.notYet : said.pending}</p>
      <div>
        <Button look="main" icon="check" disabled={early} onClick={() => setOpen(true)}>
          {count === 0 ? said.holdNone : said.hold}
        </Button>
      </div>
      {open && <HoldDialog review={review} deciding={deciding} onClose={() => setOpen(false)} />}
    </section>
  )
}
