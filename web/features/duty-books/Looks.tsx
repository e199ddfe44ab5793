import type { Checklist } from '../../../contract/checklists.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import '../../ui/unfold.css'
import { ChecklistItems } from './ChecklistItems.tsx'
import { useBookWords } from './duty-books-words.ts'
import { periodOf } from './periods.ts'

type LooksProps = { list: Checklist; per: 'month' | 'quarter' | 'half' | 'year' }

/** Every time a checklist was gone through, and how it was worded before. */
export function Looks({ list, per }: LooksProps) {
  const words = useBookWords()
  const numbers = useNumbers()
  const wordings = [...(list.now ? [list.now] : []), ...list.before]
  return (
    <>
      <section className="stack tight">
        <h2>{words.looks}</h2>
        {list.looks.length === 0 && <p className="soft">{words.looksNone}</p>}
        {list.looks.map((look) => (
          <details key={look.id} className="card unfold">
            <summary>
              <span>
                <strong>{fill(words.period[per], periodOf(look.on, per))}</strong>
                {' · '}
                {fill(words.howMany, { met: look.met.filter(Boolean).length, of: look.met.length })}
                <span className="soft small">
                  {' · '}
                  {numbers.day(look.on)}, {fill(words.ofVersion, { version: look.version })}
                </span>
              </span>
            </summary>
            <ChecklistItems
              items={wordings.find(({ version }) => version === look.version)?.items ?? []}
              look={look}
            />
          </details>
        ))}
      </section>
      {list.before.length > 0 && (
        <section className="stack tight">
          <h2>{words.before}</h2>
          {list.before.map(({ version, items, at }) => (
            <details key={version} className="card unfold">
              <summary>{fill(words.worded, { day: numbers.day(at), version })}</summary>
              <ChecklistItems items={items} look={undefined} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}
