import { useQuery } from '@tanstack/react-query'
import { models } from '../../../contract/models.ts'
import type { UnitBrief } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { ModelCard } from '../../ui/ModelCard.tsx'
import { Answer, Empty } from '../../ui/Status.tsx'

/** The models that stand in a place. */
export function PlaceModels({ title, unit }: { title: string; unit: UnitBrief }) {
  const { home } = useWords()
  const list = useQuery(asking(models.list, { under: unit.id, limit: 12 }))
  return (
    <section className="stack tight">
      <h2>{title}</h2>
      <Answer to={list} lines={4}>
        {({ models: found }) =>
          found.length === 0 ? (
            <Empty title={home.noModelsHere}>
              <p>{home.noModelsHereSays}</p>
              <LinkButton href="/mo-hinh">{home.seeLibrary}</LinkButton>
            </Empty>
          ) : (
            <ul className="plain grid">
              {found.map((model) => (
                <li key={model.id}>
                  <ModelCard model={model} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
