import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ModelBrief } from '../../../contract/models.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { modelAt } from './addresses.ts'
import './library.css'

type OfModelProps = {
  model: ModelBrief
  above: (UnitBrief | null)[]
  title: string
  lead: string
  actions?: ReactNode
  children: ReactNode
}

/** A page about one model that everybody may read. */
export function OfModel({ model, above, title, lead, actions, children }: OfModelProps) {
  const places = [...above, model.unit].filter((unit) => unit !== null)
  return (
    <article className="stack">
      <PageHeader
        title={title}
        above={places.filter(({ id }, at) => places.findIndex((each) => each.id === id) === at)}
        lead={
          <>
            <Link href={modelAt(model)}>{model.name}</Link>
            <p className="small soft">{lead}</p>
          </>
        }
        actions={actions}
      />
      {children}
    </article>
  )
}
