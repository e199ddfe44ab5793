import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Campaign, campaigns } from '../../../contract/plans.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'
import { campaignsAt, whereNextAt } from './addresses.ts'
import { CampaignProgress } from './CampaignProgress.tsx'
import { EndCampaignDialog } from './EndCampaignDialog.tsx'
import { OfferCard } from './OfferCard.tsx'
import { OfferPlaceDialog } from './OfferPlaceDialog.tsx'
import { usePlanWords } from './plan-words.ts'
import './plans.css'

/** One campaign: how far it has come, and the places that were asked. */
export function CampaignPage({ keeperId, id }: { keeperId: string; id: string }) {
  const found = useQuery(asking(campaigns.read, { keeperId, id }))
  return (
    <Answer to={found} lines={8}>
      {(campaign) => <Whole campaign={campaign} />}
    </Answer>
  )
}

function Whole({ campaign }: { campaign: Campaign }) {
  const { campaign: said, campaigns: words } = usePlanWords()
  const numbers = useNumbers()
  const [open, setOpen] = useState<'offer' | 'end'>()
  const close = () => setOpen(undefined)
  const { model, from, to, mayRun, expected } = campaign
  return (
    <article className="stack narrow">
      <PageHeader
        kind={unitHeading(campaign.unit)}
        title={campaign.name}
        lead={fill(words.span, { from: numbers.day(from), to: numbers.day(to) })}
        actions={
          <>
            <LinkButton href={campaignsAt} look="plain" icon="back">
              {said.all}
            </LinkButton>
            {mayRun && (
              <>
                <LinkButton href={whereNextAt(model)} look="main" icon="search">
                  {said.find}
                </LinkButton>
                <Button icon="send" onClick={() => setOpen('offer')}>
                  {said.offerOne}
                </Button>
                <Button icon="close" onClick={() => setOpen('end')}>
                  {said.end}
                </Button>
              </>
            )}
          </>
        }
      />
      <section className="card stack tight">
        <CampaignProgress campaign={campaign} />
        <p className="small soft number">
          {fill(said.expected, { count: numbers.number(expected) })}
        </p>
        <h2>{said.why}</h2>
        <p className="plan-said">{campaign.reason}</p>
        {campaign.endedFor && (
          <p className="notice">
            {said.endedFor}: {campaign.endedFor}
          </p>
        )}
      </section>
      <section className="stack tight">
        <h2>{words.model}</h2>
        <ModelCard model={model} />
      </section>
      <Offers campaign={campaign} />
      {open === 'offer' && <OfferPlaceDialog campaign={campaign} onClose={close} />}
      {open === 'end' && <EndCampaignDialog campaign={campaign} onClose={close} />}
    </article>
  )
}

const order = ['offered', 'accepted', 'set_up', 'declined'] as const

/** The places that were asked, by how they answered. */
function Offers({ campaign }: { campaign: Campaign }) {
  const { campaign: said } = usePlanWords()
  const numbers = useNumbers()
  const { offers, mayRun } = campaign
  if (offers.length === 0 && !mayRun) return null
  return (
    <section className="stack">
      <h2>{said.offers}</h2>
      {offers.length === 0 && (
        <Empty title={said.noOffers}>
          <p className="soft">{said.noOffersSays}</p>
        </Empty>
      )}
      {order.map((state) => {
        const those = offers.filter((offer) => offer.state === state)
        return (
          those.length > 0 && (
            <section key={state} className="stack tight">
              <h3>
                {said.states[state]}: <span className="number">{numbers.number(those.length)}</span>
              </h3>
              <ul className="plain stack tight">
                {those.map((offer) => (
                  <li key={offer.unit.id}>
                    <OfferCard campaign={campaign} offer={offer} />
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </section>
  )
}
