import { useState } from 'react'
import type { Pact } from '../../../contract/pacts.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitName } from '../../lib/unit-name.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Tag } from '../../ui/Status.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { TellDialog } from './TellDialog.tsx'

/** What the communes of a pact told each other; whoever does not stand in it reads none of it. */
export function PactWords({ at, pact }: { at: At; pact: Pact }) {
  const words = useBookWords()
  const numbers = useNumbers()
  const [tells, setTells] = useState(false)
  const said = pact.words
  const fromId = pact.mine[0]
  return (
    <section className="stack tight">
      <div className="row apart">
        <h2>{words.words}</h2>
        {said && fromId && (
          <Button look="main" icon="send" className="no-print" onClick={() => setTells(true)}>
            {words.tell}
          </Button>
        )}
      </div>
      {!said && <p className="soft">{words.wordsHidden}</p>}
      {said?.length === 0 && <Empty title={words.wordsNone} />}
      {said?.map(({ id, from, kind, text, at: when }) => (
        <div key={id} className={`card stack tight pact-word-${kind}`}>
          <div className="row apart">
            <span className="small soft">
              {fill(words.from, { unit: unitName(from), at: numbers.moment(when) })}
            </span>
            <Tag tone={kind === 'warning' ? 'wait' : 'plain'}>{words.kinds[kind]}</Tag>
          </div>
          <p className="pact-word">{text}</p>
        </div>
      ))}
      {tells && fromId && <TellDialog at={at} fromId={fromId} onClose={() => setTells(false)} />}
    </section>
  )
}
