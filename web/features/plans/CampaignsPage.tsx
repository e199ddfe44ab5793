import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { Me } from '../../../contract/accounts.ts'
import { campaigns } from '../../../contract/plans.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useMay, useMe } from '../../lib/me.ts'
import { postsNow } from '../../lib/my-posts.ts'
import { unitHeading } from '../../lib/unit-name.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Loading } from '../../ui/Status.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { offersAt } from './addresses.ts'
import { CampaignCard } from './CampaignCard.tsx'
import { usePlanWords } from './plan-words.ts'
import './plans.css'

/** Campaigns that carry models on, with how far each has come; for everybody. */
export function CampaignsPage() {
  const { campaigns: said } = usePlanWords()
  const me = useMe()
  const nation = useQuery(asking(units.nation, {})).data
  const answers = useMay('model.register')
  const under = useUnder(me, nation?.id)
  return (
    <div className="stack narrow">
      <PageHeader
        title={said.title}
        lead={said.lead}
        actions={
          answers && (
            <LinkButton href={offersAt} icon="hand">
              {said.offers}
            </LinkButton>
          )
        }
      />
      {under === undefined ? <Loading lines={6} /> : <Campaigns under={under} />}
    </div>
  )
}

/** The place that is asked about: the one in the address, one's own, or the country. */
function useUnder(me: Me | null | undefined, nation: string | undefined) {
  const [address] = useSearchParams()
  const named = address.get('o')
  if (named) return named
  if (me === undefined) return undefined
  return (me && postsNow(me)[0]?.unit.id) ?? nation
}

function Campaigns({ under }: { under: string }) {
  const { campaigns: said } = usePlanWords()
  const [address, setAddress] = useSearchParams()
  const over = address.get('xem') === 'xong'
  const place = useQuery(asking(units.read, { id: under })).data
  const list = useQuery(asking(campaigns.list, { under, ...(over ? { ended: true } : {}) }))
  const turn = (changed: Record<string, string>) =>
    setAddress({ ...Object.fromEntries(address), ...changed }, { replace: true })
  return (
    <section className="stack">
      <div className="campaign-filter">
        <Choice
          label={said.show}
          options={[
            { value: 'chay', label: said.running },
            { value: 'xong', label: said.over },
          ]}
          value={over ? 'xong' : 'chay'}
          onChange={(xem) => turn({ xem })}
        />
        <UnitPicker
          key={under}
          label={said.place}
          picked={place}
          onPick={({ id }) => turn({ o: id })}
        />
      </div>
      {place && <h2>{unitHeading(place)}</h2>}
      <Answer to={list} lines={6}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={over ? said.noneOver : said.none}>
              <p className="soft">{said.noneSays}</p>
            </Empty>
          ) : (
            <ul className="plain stack tight">
              {found.map((campaign) => (
                <li key={campaign.id}>
                  <CampaignCard campaign={campaign} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
