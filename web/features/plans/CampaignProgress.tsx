import type { CampaignBrief } from '../../../contract/plans.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { Tag } from '../../ui/Status.tsx'
import { usePlanWords } from './plan-words.ts'

/** How many copies stand, of how many that were to be, beside how many there should be by now. */
export function CampaignProgress({ campaign }: { campaign: CampaignBrief }) {
  const { campaigns: said } = usePlanWords()
  const numbers = useNumbers()
  const { setUp, target, expected } = campaign
  const counts = {
    setUp: numbers.number(setUp),
    target: numbers.number(target),
    expected: numbers.number(expected),
  }
  const percent = (count: number) => `${Math.min(100, (100 * count) / target)}%`
  return (
    <div className="stack tight">
      <p className="row">
        <span className="campaign-count number">{fill(said.progress, counts)}</span>
        <span>{said.setUp}</span>
        <Pace campaign={campaign} />
      </p>
      <div className="campaign-bar" role="img" aria-label={fill(said.bar, counts)}>
        <span style={{ width: percent(setUp) }} />
        {expected > 0 && expected < target && <i style={{ left: percent(expected) }} />}
      </div>
      <p className="small soft number">
        {fill(said.counts, {
          offered: numbers.number(campaign.offered),
          accepted: numbers.number(campaign.accepted),
          setUp: counts.setUp,
        })}
      </p>
    </div>
  )
}

function Pace({ campaign: { setUp, target, expected, endedOn, to } }: { campaign: CampaignBrief }) {
  const { campaigns: said } = usePlanWords()
  const numbers = useNumbers()
  if (setUp >= target) return <Tag tone="good">{said.reached}</Tag>
  if (endedOn) return <Tag tone="off">{fill(said.ended, { day: numbers.day(endedOn) })}</Tag>
  if (to < today()) return <Tag tone="off">{said.timeUp}</Tag>
  if (setUp >= expected) return <Tag tone="good">{said.onPace}</Tag>
  return <Tag tone="wait">{fill(said.behind, { count: numbers.number(expected - setUp) })}</Tag>
}
