import { Link } from 'wouter'
import type { CampaignBrief } from '../../../contract/plans.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { campaignAt } from './addresses.ts'
import { CampaignProgress } from './CampaignProgress.tsx'
import { usePlanWords } from './plan-words.ts'

/** A campaign in a list: which model, where, how far. */
export function CampaignCard({ campaign }: { campaign: CampaignBrief }) {
  const { campaigns: said } = usePlanWords()
  const numbers = useNumbers()
  const { name, unit, from, to } = campaign
  return (
    <Link href={campaignAt(campaign)} className="card plan-row">
      <strong>{name}</strong>
      <span className="small soft">
        {unitName(unit)} · {fill(said.span, { from: numbers.day(from), to: numbers.day(to) })}
      </span>
      <CampaignProgress campaign={campaign} />
    </Link>
  )
}
