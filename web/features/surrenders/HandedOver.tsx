import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ClassifyDialog } from './ClassifyDialog.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import { useItems } from './use-items.ts'
import type { Surrender } from './use-surrender-act.ts'

/** What was handed in, line by line, each in its own unit. */
export function HandedOver({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  const { nameOf, amountOf } = useItems()
  const [classifying, setClassifying] = useState(false)
  const { lines, remarks, voidedAt } = record
  return (
    <section className={`card stack tight ${voidedAt ? 'surrender-void' : ''}`}>
      <h2>{words.handed}</h2>
      <ul className="plain lines">
        {lines.map(({ item, quantity, mark, condition }, at) => (
          <li key={`${item} ${at}`}>
            <span>
              <strong>{nameOf(item)}</strong>
              {(mark || condition) && (
                <span className="small soft"> {[mark, condition].filter(Boolean).join(' · ')}</span>
              )}
            </span>
            <span className="number">{amountOf(item, quantity)}</span>
          </li>
        ))}
      </ul>
      {remarks && <p>{remarks}</p>}
      {!voidedAt && (
        <div>
          <Button icon="pen" onClick={() => setClassifying(true)}>
            {words.classify}
          </Button>
        </div>
      )}
      {classifying && <ClassifyDialog record={record} onClose={() => setClassifying(false)} />}
    </section>
  )
}
