import { Link } from 'wouter'
import type { ModelBrief } from '../../contract/models.ts'
import { useCatalog } from '../lib/catalog.ts'
import { daysSince } from '../lib/days-since.ts'
import { fill, useLanguage, useWords } from '../lib/language.tsx'
import { unitName } from '../lib/unit-name.ts'
import './model-card.css'
import { ModelStateTag } from './StateTag.tsx'

/** A model in a list: what it is, where it lives, and whether it is alive. */
export function ModelCard({ model }: { model: ModelBrief }) {
  const { say } = useLanguage()
  const type = useCatalog()?.modelType(model.type)
  return (
    <Link href={`/xa/${model.keeperId}/mo-hinh/${model.id}`} className="card model-card">
      <span className="small soft">{type && say(type.name)}</span>
      <strong>{model.name}</strong>
      <span className="small">{unitName(model.unit)}</span>
      <span className="row">
        <ModelStateTag state={model.state} />
        <LastActivity on={model.lastActivityOn} />
      </span>
    </Link>
  )
}

/** How long ago the diary was last written, in words. */
export function LastActivity({ on }: { on: string | null }) {
  const { models } = useWords()
  const days = on === null ? undefined : daysSince(on)
  return (
    <span className="small soft">
      {days === undefined
        ? models.noActivity
        : days <= 0
          ? models.activityToday
          : fill(models.activityDaysAgo, { days })}
    </span>
  )
}
