import { Link } from 'wouter'
import type { Model } from '../../../contract/models.ts'
import { useLanguage, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { useCatalog } from '../../lib/catalog.ts'

/** The main facts of a model and the story of why it was set up. */
export function ModelFacts({ model }: { model: Model }) {
  const { words, say } = useLanguage()
  const { models: said } = words
  const numbers = useNumbers()
  const type = useCatalog()?.modelType(model.type)
  const facts: [label: string, value: string | null][] = [
    [said.standsSince, model.startedOn && numbers.day(model.startedOn)],
    [said.founded, model.foundedOn && numbers.day(model.foundedOn)],
    [said.decided, model.decision],
    [said.households, model.households === null ? null : numbers.number(model.households)],
  ]

  return (
    <section className="card stack">
      <h2>{said.facts}</h2>
      <dl className="said-list">
        <div>
          <dt>{said.type}</dt>
          <dd>
            <Link href={`/mo-hinh/${model.type}`}>{type ? say(type.name) : model.type}</Link>
          </dd>
        </div>
        <div>
          <dt>{said.unit}</dt>
          <dd>
            <Link href={`/don-vi/${model.unit.id}`}>{unitName(model.unit)}</Link>
          </dd>
        </div>
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <h2>{said.storyTitle}</h2>
      <p className="story">{model.story || <span className="soft">{said.storyNone}</span>}</p>
    </section>
  )
}
