import { Link } from 'wouter'
import type { ModelBrief } from '../../../contract/models.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { useLanguage } from '../../lib/language.tsx'
import { recentActs } from '../../lib/recent-acts.ts'

/** What this model does, as buttons for a thumb: what was written last stands first. */
export function KindChoice({ model }: { model: ModelBrief }) {
  const { words, say } = useLanguage()
  const { diary } = words
  const catalog = useCatalog()
  const recent = recentActs().flatMap(({ modelId, kind }) => (modelId === model.id ? [kind] : []))
  const offered = catalog?.modelType(model.type)?.activities ?? []
  // What founds a model is asked for last once it stands.
  const standing = model.startedOn !== null
  const rank = (id: string) =>
    recent.includes(id)
      ? recent.indexOf(id) - recent.length
      : Number(standing && catalog?.activity(id)?.group === 'founding')
  const ordered = [...offered].sort((a, b) => rank(a) - rank(b))

  return (
    <ul className="plain kind-choice">
      {ordered.flatMap((id) => {
        const kind = catalog?.activity(id)
        if (!kind) return []
        return (
          <li key={id}>
            <Link
              className="card"
              href={`/xa/${model.keeperId}/mo-hinh/${model.id}/ghi?loai=${id}`}
            >
              <strong>{say(kind.name)}</strong>
              <span className="small">{say(kind.says)}</span>
              <span className="small soft">
                {kind.verified ? diary.needsVerifying : diary.countsAtOnce}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
