import { useState } from 'react'
import { Link } from 'wouter'
import type { CampaignBrief, Offer } from '../../../contract/plans.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { FitReasons } from '../../ui/FitReasons.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { Tag } from '../../ui/Status.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { copyAt } from './addresses.ts'
import { usePlanWords } from './plan-words.ts'
import '../../ui/unfold.css'

const tones = { offered: 'wait', accepted: 'good', set_up: 'good', declined: 'off' } as const

/** An offer to one place: why it was asked, what it said, and, for the place itself, the answer. */
export function OfferCard({ campaign, offer }: { campaign: CampaignBrief; offer: Offer }) {
  const { campaign: said } = usePlanWords()
  const numbers = useNumbers()
  const { unit, state, fit, within } = offer
  return (
    <article className="card stack tight plan-offer">
      <header className="row">
        <h4>
          <Link href={`/don-vi/${unit.id}`}>{unitHeading(unit)}</Link>
        </h4>
        <Tag tone={tones[state]}>{said.states[state]}</Tag>
      </header>
      {within.length > 0 && (
        <p className="small soft">{fill(said.within, { places: within.join(', ') })}</p>
      )}
      <p className="small soft number">
        {fill(said.askedOn, { day: numbers.moment(offer.offeredAt) })}
        {offer.answeredAt &&
          ` · ${fill(said.answeredOn, { day: numbers.moment(offer.answeredAt) })}`}
      </p>
      {offer.reason && <p>{fill(said.declinedFor, { reason: offer.reason })}</p>}
      {fit.length > 0 && (
        <details className="unfold">
          <summary>{said.fit}</summary>
          <FitReasons reasons={fit} />
        </details>
      )}
      {offer.model && <ModelCard model={offer.model} />}
      {offer.mayAnswer && <AnswerActs campaign={campaign} offer={offer} />}
    </article>
  )
}

type AnswerActsProps = {
  campaign: CampaignBrief
  offer: Offer
  /** How its yes looks: the main act where there is but one offer to answer. */
  look?: 'main' | 'quiet'
}

/** What the place that was asked can do: say yes or no, then register the copy. */
export function AnswerActs({ campaign, offer, look = 'quiet' }: AnswerActsProps) {
  const { offers: said } = usePlanWords()
  const [answering, setAnswering] = useState<'yes' | 'no'>()
  const { state, unit, unitKeeper } = offer
  const place = { keeperId: unitKeeper, unitId: unit.id }
  return (
    <div className="row no-print">
      {state === 'accepted' ? (
        <LinkButton href={copyAt(place, campaign.model)} look={look} icon="plus">
          {said.register}
        </LinkButton>
      ) : (
        <Button look={look} icon="check" onClick={() => setAnswering('yes')}>
          {said.accept}
        </Button>
      )}
      {state !== 'declined' && (
        <Button icon="close" onClick={() => setAnswering('no')}>
          {said.decline}
        </Button>
      )}
      {answering && (
        <AnswerDialog
          campaign={campaign}
          offer={offer}
          accepted={answering === 'yes'}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </div>
  )
}
