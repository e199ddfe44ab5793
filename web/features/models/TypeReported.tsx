import { useQuery } from '@tanstack/react-query'
import { figures } from '../../../contract/figures.ts'
import { asking } from '../../lib/call.ts'
import { useOwn } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { closedTypes as english } from '../../locales/en/closed-types.ts'
import { closedTypes } from '../../locales/vi/closed-types.ts'
import { Figure } from '../../ui/Figure.tsx'

const words = { vi: closedTypes, en: english satisfies typeof closedTypes }

/** What documents reported of a type that belongs to history: its figures are read, never counted anew. */
export function TypeReported({ type }: { type: string }) {
  const said = useOwn(words)
  const published = useQuery(asking(figures.published, {}))
  const held = (published.data ?? [])
    .flatMap((province) => province.figures)
    .filter(({ modelType }) => modelType === type)
  if (held.length === 0) return null
  return (
    <section className="card stack tight">
      <h2>{said.reported}</h2>
      <p className="soft">{said.reportedSays}</p>
      <ul className="plain grid">
        {held.map((figure) => (
          <li key={figure.id}>
            <p className="small soft">{unitHeading(figure.unit)}</p>
            <Figure figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  )
}
