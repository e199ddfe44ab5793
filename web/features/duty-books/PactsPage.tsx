import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pacts } from '../../../contract/pacts.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Answer, Empty, Tag } from '../../ui/Status.tsx'
import { useBookWords } from './duty-books-words.ts'

/** Pacts of other communes that ask this one, or in which it stands. */
export function PactsPage({ keeperId }: { keeperId: string }) {
  const words = useBookWords()
  const numbers = useNumbers()
  const asked = useQuery(asking(pacts.asked, { keeperId }))
  return (
    <div className="stack">
      <PageHeader title={words.myPacts} lead={words.myPactsSays} />
      <Answer to={asked}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={words.myPactsNone} />
          ) : (
            <ul className="plain grid">
              {found.map(({ keeper, modelId, modelName, state, since }) => (
                <li key={modelId}>
                  <Link className="card" href={`/xa/${keeper.id}/mo-hinh/${modelId}/lien-ket`}>
                    <span className="stack tight">
                      <strong>{modelName}</strong>
                      <span>{unitName(keeper)}</span>
                      <span className="row small">
                        <Tag tone={state === 'asked' ? 'wait' : 'plain'}>{words.states[state]}</Tag>
                        {fill(words.since, { day: numbers.day(since) })}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  )
}
