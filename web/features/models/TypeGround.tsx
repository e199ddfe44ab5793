import type { ModelType } from '../../../contract/catalog.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'

const toneOf = { V: 'good', S: 'plain', U: 'wait', P: 'off' } as const

/** How a type of model is set up, what it is judged by, and what all of it rests on. */
export function TypeGround({ type }: { type: ModelType }) {
  const { words, say } = useLanguage()
  const { models: said } = words
  const catalog = useCatalog()

  return (
    <>
      <section className="card stack">
        <h2>{said.setup}</h2>
        <ol className="stack tight">
          {type.setup.map(({ id, name, by }) => (
            <li key={id}>
              {say(name)} <span className="soft small">{fill(said.setupBy, { by: say(by) })}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="card stack">
        <h2>{said.criteria}</h2>
        <ul className="plain stack tight">
          {type.criteria.map(({ id, name, weight }) => (
            <li key={id} className="criterion">
              <span>{say(name)}</span>
              <span className="number">{fill(said.points100, { weight })}</span>
              <span className="weight" style={{ width: `${weight}%` }} />
            </li>
          ))}
        </ul>
        <h2>{said.indicators}</h2>
        <ul className="plain chips">
          {type.indicators.flatMap((id) => {
            const indicator = catalog?.indicator(id)
            return indicator ? [<li key={id}>{say(indicator.name)}</li>] : []
          })}
        </ul>
      </section>
      <section className="card stack">
        <h2>{said.sources}</h2>
        <ul className="plain stack tight">
          {type.rests_on.map(({ title, ref, tag }, at) => (
            <li key={at} lang="vi">
              {title}
              {ref && <span className="soft"> · {ref}</span>}{' '}
              <Tag tone={toneOf[tag]}>{said.tags[tag]}</Tag>
            </li>
          ))}
        </ul>
      </section>
      {type.unverified.length > 0 && (
        <section className="card stack">
          <h2>{said.unverified}</h2>
          <ul>
            {type.unverified.map((open) => (
              <li key={open.vi}>{say(open)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
