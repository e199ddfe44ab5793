import { Link } from 'wouter'
import { fill, useNumbers } from '../../lib/language.tsx'
import { Tag } from '../../ui/Status.tsx'
import { surrenderAt } from './addresses.ts'
import { useSurrenderWords } from './surrender-words.ts'
import { useItems } from './use-items.ts'
import type { Surrender } from './use-surrender-act.ts'

/** One record in the list: what, where, when, and how far its custody has come. */
export function SurrenderRow({ record }: { record: Surrender }) {
  const words = useSurrenderWords()
  const numbers = useNumbers()
  const { lineOf } = useItems()
  const last = record.custody.at(-1)
  const said = record.lines.map(lineOf).join(' · ')
  return (
    <Link href={surrenderAt(record)} className="card surrender-row">
      <span className="row apart">
        <strong>{record.voidedAt ? <s>{said}</s> : said}</strong>
        <span className="small soft number">{numbers.day(record.on)}</span>
      </span>
      <span className="row small">
        {record.voidedAt ? (
          <Tag tone="off">{words.voided}</Tag>
        ) : (
          last && (
            <Tag tone={last.step === 'received' ? 'wait' : 'good'}>{words.steps[last.step]}</Tag>
          )
        )}
        <span>{words.hows[record.how]}</span>
        <span>{record.unitName}</span>
        <span className="soft number">
          {fill(words.record, { number: record.number, year: record.year })}
        </span>
      </span>
    </Link>
  )
}
