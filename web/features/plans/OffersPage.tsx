import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type CampaignBrief, campaigns, type Offer } from '../../../contract/plans.ts'
import { asking } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { FitReasons } from '../../ui/FitReasons.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { campaignAt, modelAt } from './addresses.ts'
import { AnswerActs } from './OfferCard.tsx'
import { usePlanWords } from './plan-words.ts'
import './plans.css'
import '../../ui/unfold.css'

/** The offers that wait for an answer from one's own place, or for the copy to be registered. */
export function OffersPage() {
  const { offers: said } = usePlanWords()
  const mine = useQuery(asking(campaigns.mine, {}))
  return (
    <div className="stack narrow">
      <PageHeader title={said.title} lead={said.lead} />
      <Answer to={mine} lines={6}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={said.none}>
              <p className="soft">{said.noneSays}</p>
            </Empty>
          ) : (
            <ul className="plain stack tight">
              {found.map(({ campaign, offer }) => (
                <li key={`${campaign.id}/${offer.unit.id}`}>
                  <Asked campaign={campaign} offer={offer} only={found.length === 1} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  )
}

type AskedProps = { campaign: CampaignBrief; offer: Offer; only: boolean }

function Asked({ campaign, offer, only }: AskedProps) {
  const { offers: said, campaign: words } = usePlanWords()
  const { model } = campaign
  return (
    <article className="card stack tight">
      <p className="small soft">{fill(said.forPlace, { unit: unitName(offer.unit) })}</p>
      <h2>{model.name}</h2>
      <p>
        {unitName(model.unit)} · <Link href={campaignAt(campaign)}>{campaign.name}</Link>
      </p>
      {offer.state === 'accepted' && (
        <p>
          <Tag tone="good">{offer.model ? words.states.accepted : said.yes}</Tag>
        </p>
      )}
      {offer.model && (
        <p>
          <Link href={modelAt(offer.model)}>
            {fill(said.registered, { name: offer.model.name })}
          </Link>
        </p>
      )}
      {offer.fit.length > 0 && (
        <details className="unfold">
          <summary>{words.fit}</summary>
          <FitReasons reasons={offer.fit} />
        </details>
      )}
      {offer.mayAnswer && (
        <AnswerActs campaign={campaign} offer={offer} look={only ? 'main' : 'quiet'} />
      )}
      <div className="no-print">
        <LinkButton href={modelAt(model)} look="plain" icon="models">
          {said.seeOriginal}
        </LinkButton>
      </div>
    </article>
  )
}
