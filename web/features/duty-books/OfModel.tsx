import type { ReactNode } from 'react'
import type { ModelType } from '../../../contract/catalog.ts'
import type { Model } from '../../../contract/models.ts'
import { useLive } from '../../lib/live.ts'
import { ChapterHeader } from '../../ui/ChapterHeader.tsx'
import { ModelChapter } from '../../ui/ModelChapter.tsx'
import './duty-books.css'

export type At = { keeperId: string; modelId: string }

type OfModelProps = At & {
  title: (type: ModelType) => string
  /** What is asked again when something happens in these books. */
  follows: string
  actions?: ReactNode
  children: (model: Model, type: ModelType) => ReactNode
}

/** A page of one model, with what its type works with. */
export function OfModel({ keeperId, modelId, title, follows, actions, children }: OfModelProps) {
  useLive(keeperId, [[follows]])
  return (
    <ModelChapter keeperId={keeperId} modelId={modelId}>
      {(model, type) => (
        <article className="stack">
          <ChapterHeader model={model} title={title(type)} actions={actions} />
          {children(model, type)}
        </article>
      )}
    </ModelChapter>
  )
}
