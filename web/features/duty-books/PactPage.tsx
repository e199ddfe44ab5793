import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Pact, pacts } from '../../../contract/pacts.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Answer, Tag } from '../../ui/Status.tsx'
import { AskDialog } from './AskDialog.tsx'
import { useBookWords } from './duty-books-words.ts'
import { type At, OfModel } from './OfModel.tsx'
import { PactAnswer } from './PactAnswer.tsx'
import { PactWords } from './PactWords.tsx'

const toneOf = { asked: 'wait', joined: 'good', declined: 'off', left: 'off' } as const
const every = 60_000

/** Communes that stand together along a border: who they are, and to them what each says. */
export function PactPage({ keeperId, modelId }: At) {
  const words = useBookWords()
  const at = { keeperId, modelId }
  const pact = useQuery({ ...asking(pacts.read, at), refetchInterval: every })
  return (
    <OfModel {...at} title={() => words.pactOf} follows={pacts.read.path}>
      {() => (
        <Answer to={pact}>
          {(found) => (
            <>
              <PactAnswer at={at} pact={found} />
              <Communes at={at} pact={found} />
              <PactWords at={at} pact={found} />
            </>
          )}
        </Answer>
      )}
    </OfModel>
  )
}

function Communes({ at, pact }: { at: At; pact: Pact }) {
  const words = useBookWords()
  const numbers = useNumbers()
  const [asks, setAsks] = useState(false)
  return (
    <section className="card stack tight">
      <ul className="plain lines">
        <li>
          <strong>{unitName(pact.keeper)}</strong>
          <Tag tone="good">{words.keeps}</Tag>
        </li>
        {pact.partners.map(({ unit, state, since }) => (
          <li key={unit.id}>
            <span>
              <strong>{unitName(unit)}</strong>{' '}
              <span className="small soft">{fill(words.since, { day: numbers.day(since) })}</span>
            </span>
            <Tag tone={toneOf[state]}>{words.states[state]}</Tag>
          </li>
        ))}
      </ul>
      {pact.partners.length === 0 && (
        <p className="soft">
          {words.alone}. {pact.mayAsk && words.aloneSays}
        </p>
      )}
      <div className="row no-print">
        {pact.mayAsk && (
          <Button icon="plus" onClick={() => setAsks(true)}>
            {words.ask}
          </Button>
        )}
        {pact.mine[0] && (
          <LinkButton look="plain" href={`/xa/${pact.mine[0]}/giao-ban/lien-ket`}>
            {words.myPacts}
          </LinkButton>
        )}
      </div>
      {asks && <AskDialog at={at} onClose={() => setAsks(false)} />}
    </section>
  )
}
