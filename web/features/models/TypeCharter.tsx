import type { ModelType } from '../../../contract/catalog.ts'
import { useCatalog } from '../../lib/catalog.ts'
import { fill, useLanguage } from '../../lib/language.tsx'

/** How a type of model is run: who, where, how often, what is pledged and what is never done. */
export function TypeCharter({ type }: { type: ModelType }) {
  const { words, say } = useLanguage()
  const { models: said } = words
  const catalog = useCatalog()
  const activity = (id: string) => {
    const kind = catalog?.activity(id)
    return kind ? say(kind.name) : id
  }

  return (
    <>
      <section className="card stack">
        <dl className="said-list">
          <div>
            <dt>{said.runBy}</dt>
            <dd>{say(type.runBy)}</dd>
          </div>
          <div>
            <dt>{said.livesIn}</dt>
            <dd>{type.livesIn.map((kind) => said.unitKinds[kind]).join(', ')}</dd>
          </div>
          {type.alsoCalled.length > 0 && (
            <div>
              <dt>{said.alsoCalled}</dt>
              <dd lang="vi">{type.alsoCalled.join('; ')}</dd>
            </div>
          )}
        </dl>
        <h2>{said.board}</h2>
        <ul>
          {type.board.map(({ role, name }, at) => (
            <li key={at}>
              {said.roles[role]}: {say(name)}
            </li>
          ))}
        </ul>
        {type.guards.length > 0 && (
          <div className="notice stack tight">
            <h2>{said.guards}</h2>
            <ul>
              {type.guards.map((guard) => (
                <li key={guard.vi}>{say(guard)}</li>
              ))}
            </ul>
          </div>
        )}
      </section>
      <section className="card stack">
        <h2>{said.rhythms}</h2>
        <ul>
          {type.rhythms.map(({ activity: kind, atLeast, per, note }, at) => (
            <li key={at}>
              {fill(said.rhythm, {
                activity: activity(kind),
                times: atLeast,
                period: said.periods[per],
              })}
              {note && <span className="soft"> ({say(note)})</span>}
            </li>
          ))}
        </ul>
        <h2>{said.commitments}</h2>
        <ol>
          {type.commitments.map((commitment) => (
            <li key={commitment.vi}>{say(commitment)}</li>
          ))}
        </ol>
        <h2>{said.activities}</h2>
        <ul className="plain chips">
          {type.activities.map((id) => (
            <li key={id}>{activity(id)}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
