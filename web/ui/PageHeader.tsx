import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import type { UnitBrief } from '../../contract/units.ts'
import { useWords } from '../lib/language.tsx'
import './page-header.css'

type PageHeaderProps = {
  title: string
  /** A line above the title: what kind of thing it is. */
  kind?: string | undefined
  /** The units it lies in, highest first; each is a link. */
  above?: UnitBrief[] | undefined
  /** Where the units of the breadcrumb lead: to their pages, or to their figures. */
  crumbsTo?: '/don-vi' | '/so-lieu'
  /** A line or two below the title. */
  lead?: ReactNode
  actions?: ReactNode
}

/** The head of a page: where it is, what it is, what can be done. Names the browser's tab too. */
export function PageHeader({
  title,
  kind,
  above = [],
  crumbsTo = '/don-vi',
  lead,
  actions,
}: PageHeaderProps) {
  const { shell } = useWords()
  useEffect(() => {
    document.title = `${title} · ${shell.name}`
  }, [title, shell])

  return (
    <header className="page-header">
      {above.length > 0 && (
        <nav aria-label={shell.liesIn}>
          <ol className="plain crumbs">
            {above.map((unit) => (
              <li key={unit.id}>
                <Link href={`${crumbsTo}/${unit.id}`}>{unit.name}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {kind && <p className="kind">{kind}</p>}
      <h1>{title}</h1>
      {lead && <div className="lead">{lead}</div>}
      {actions && <div className="row no-print">{actions}</div>}
    </header>
  )
}
