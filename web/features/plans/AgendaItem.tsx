import { useState } from 'react'
import { Link } from 'wouter'
import type { Review } from '../../../contract/plans.ts'
import { fill } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ModelStateTag } from '../../ui/StateTag.tsx'
import { Tag } from '../../ui/Status.tsx'
import { beginAt, modelAt, planAt } from './addresses.ts'
import { DecideDialog } from './DecideDialog.tsx'
import type { Deciding } from './deciding.ts'
import { usePlanWords, useReasonSentence } from './plan-words.ts'

type Item = Review['agenda'][number]
type AgendaItemProps = { review: Review; item: Item; deciding: Deciding }

/** A model before the review: where it stands, why it is here, and what is decided of it. */
export function AgendaItem({ review, item, deciding }: AgendaItemProps) {
  const { review: said } = usePlanWords()
  const sentence = useReasonSentence()
  const [open, setOpen] = useState(false)
  const { model, reasons } = item
  const pending = review.state === 'called' ? deciding.of(model.id) : undefined
  const decides = review.mayHold && item.open.length > 0

  return (
    <article className="card stack tight plan-item" data-decided={pending ? '' : undefined}>
      <header className="row">
        <h3>
          <Link href={modelAt(model)}>{model.name}</Link>
        </h3>
        <ModelStateTag state={model.state} />
      </header>
      <p className="small soft">{unitName(model.unit)}</p>
      {reasons.length > 0 && (
        <ul className="plan-reasons">
          {reasons.map((reason) => (
            <li key={reason.key}>{sentence(reason)}</li>
          ))}
        </ul>
      )}
      <Decision review={review} item={item} deciding={deciding} />
      {decides && (
        <div className="row no-print">
          <Button icon={pending ? 'pen' : 'check'} onClick={() => setOpen(true)}>
            {pending ? said.change : said.decide}
            <span className="unseen">: {model.name}</span>
          </Button>
          {pending && (
            <Button look="plain" icon="close" onClick={() => deciding.take(model.id)}>
              {said.take}
            </Button>
          )}
        </div>
      )}
      {open && <DecideDialog item={item} deciding={deciding} onClose={() => setOpen(false)} />}
    </article>
  )
}

/** What is, or was, decided of a model, and where it leads. */
function Decision({ review, item: { model }, deciding }: AgendaItemProps) {
  const { review: said, decisions } = usePlanWords()
  const held = review.decisions.find((each) => each.model.id === model.id)
  const told = held ?? (review.state === 'called' ? deciding.of(model.id) : undefined)
  if (!told) return null
  return (
    <div className="plan-decided stack tight">
      <p className="row">
        <Tag tone={held ? 'good' : 'wait'}>{decisions[told.decision]}</Tag>
        <span>{told.reason}</span>
      </p>
      {held?.by && <p className="small soft">{fill(said.by, { name: held.by })}</p>}
      {held && (
        <div className="row no-print">
          {held.decision === 'replicate' && (
            <LinkButton href={beginAt(model)} icon="send">
              {said.toCampaign}
            </LinkButton>
          )}
          {held.decision === 'raise' && (
            <LinkButton href={planAt(model)} icon="check">
              {said.toPlan}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  )
}
