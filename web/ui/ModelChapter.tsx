import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { catalog, type ModelType } from '../../contract/catalog.ts'
import { type Model, models } from '../../contract/models.ts'
import { asking } from '../lib/call.ts'
import { Answer } from './Status.tsx'

type ModelChapterProps = {
  keeperId: string
  modelId: string
  children: (model: Model, type: ModelType) => ReactNode
}

/** A chapter that depends on what the type of a model works with: shown once both are known. */
export function ModelChapter({ keeperId, modelId, children }: ModelChapterProps) {
  const model = useQuery(asking(models.read, { keeperId, id: modelId }))
  const type = useQuery({
    ...asking(catalog.modelType, { id: model.data?.type ?? '' }),
    enabled: model.data !== undefined,
  })
  return (
    <Answer to={model} lines={8}>
      {(found) => (
        <Answer to={type} lines={8}>
          {(of) => children(found, of)}
        </Answer>
      )}
    </Answer>
  )
}
