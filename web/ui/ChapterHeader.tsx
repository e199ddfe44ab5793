import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ModelBrief } from '../../contract/models.ts'
import { units } from '../../contract/units.ts'
import { asking } from '../lib/call.ts'
import { useOwn } from '../lib/language.tsx'
import { chapterHead as english } from '../locales/en/chapter-head.ts'
import { chapterHead } from '../locales/vi/chapter-head.ts'
import { LinkButton } from './Button.tsx'
import { PageHeader } from './PageHeader.tsx'

const words = { vi: chapterHead, en: english satisfies typeof chapterHead }

type ChapterHeaderProps = {
  model: Pick<ModelBrief, 'keeperId' | 'id' | 'name' | 'unit'>
  title: string
  lead?: ReactNode
  actions?: ReactNode
}

/** The head of a chapter of a model's life: of which model, in which place, and the way back to it. */
export function ChapterHeader({ model, title, lead, actions }: ChapterHeaderProps) {
  const said = useOwn(words)
  const place = useQuery(asking(units.read, { id: model.unit.id })).data
  return (
    <PageHeader
      kind={model.name}
      title={title}
      above={[...(place?.above ?? []), model.unit]}
      lead={lead}
      actions={
        <>
          {actions}
          <LinkButton look="plain" icon="back" href={`/xa/${model.keeperId}/mo-hinh/${model.id}`}>
            {said.back}
          </LinkButton>
        </>
      }
    />
  )
}
