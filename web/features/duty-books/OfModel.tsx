import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { catalog, type ModelType } from '../../../contract/catalog.ts'
import { type Model, models } from '../../../contract/models.ts'
import { asking } from '../../lib/call.ts'
import { useLive } from '../../lib/live.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer } from '../../ui/Status.tsx'
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
  const model = useQuery(asking(models.read, { keeperId, id: modelId }))
  const type = useQuery({
    ...asking(catalog.modelType, { id: model.data?.type ?? '' }),
    enabled: model.data !== undefined,
  })
  useLive(keeperId, [[follows]])
  return (
    <Answer to={model} lines={8}>
      {(found) => (
        <Answer to={type} lines={8}>
          {(of) => (
            <article className="stack">
              <PageHeader
                title={title(of)}
                above={[found.unit]}
                lead={<Link href={`/xa/${keeperId}/mo-hinh/${modelId}`}>{found.name}</Link>}
                actions={actions}
              />
              {children(found, of)}
            </article>
          )}
        </Answer>
      )}
    </Answer>
  )
}
