import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { catalog } from '../../../contract/catalog.ts'
import type { Model } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useOwn } from '../../lib/language.tsx'
import { chapterWords as english } from '../../locales/en/chapters.ts'
import { chapterWords } from '../../locales/vi/chapters.ts'
import { Icon } from '../../ui/Icon.tsx'
import { chapters } from './chapters.ts'

type Said = Record<string, { name: string; says: string }>
const words: { vi: Said; en: Said } = {
  vi: chapterWords,
  en: english satisfies Record<keyof typeof chapterWords, { name: string; says: string }>,
}

/** The way from a model to each part of its life: its set-up, its covenant, its score, its shifts. */
export function Chapters({ model }: { model: Model }) {
  const said = useOwn(words)
  const type = useQuery(asking(catalog.modelType, { id: model.type })).data
  if (!type) return null
  const here = chapters.filter((chapter) => chapter.here(model, type))
  return (
    <nav className="chapters no-print">
      {here.map(({ at, icon }) => (
        <Link
          key={at}
          href={`/xa/${model.keeperId}/mo-hinh/${model.id}/${at}`}
          className="card chapter"
        >
          <Icon name={icon} />
          <span>
            <strong>{said[at]?.name}</strong>
            <span className="small soft">{said[at]?.says}</span>
          </span>
        </Link>
      ))}
    </nav>
  )
}
