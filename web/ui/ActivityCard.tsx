import { Link } from 'wouter'
import type { ActivityBrief } from '../../contract/activities.ts'
import { useCatalog } from '../lib/catalog.ts'
import { fill, useLanguage, useNumbers, useWords } from '../lib/language.tsx'
import { unitName } from '../lib/unit-name.ts'
import './model-card.css'
import { ActivityStateTag } from './StateTag.tsx'

/** A record of the diary in a list. */
export function ActivityCard({ activity }: { activity: ActivityBrief }) {
  const { activities: words } = useWords()
  const { say } = useLanguage()
  const numbers = useNumbers()
  const kind = useCatalog()?.activity(activity.kind)
  const { attendance, photos, summary, unit, modelName, keeperId, id } = activity

  return (
    <Link href={`/xa/${keeperId}/nhat-ky/${id}`} className="card activity-card">
      <span className="row apart">
        <strong>{kind ? say(kind.name) : activity.kind}</strong>
        <span className="number">{numbers.day(activity.on)}</span>
      </span>
      <span className="small">
        {modelName} · {unitName(unit)}
      </span>
      {summary && <span className="said">{summary}</span>}
      <span className="row small soft">
        <ActivityStateTag state={activity.state} />
        {attendance !== null && fill(words.cameShort, { count: numbers.number(attendance) })}
        {photos > 0 && <span>{fill(words.photosShort, { count: photos })}</span>}
      </span>
    </Link>
  )
}
