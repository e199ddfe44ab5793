import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { useBoxWords } from './box-words.ts'
import type { Batch } from './change-boxes.ts'
import './paper.css'

/** The record as it is printed, signed and filed: numbers and two names, nothing of what a letter says. */
export function RecordPaper({ batch }: { batch: Batch }) {
  const { paper } = useBoxWords()
  const numbers = useNumbers()
  const { kind, letters, typedIn, byOne, byTwo, confirmedAt } = batch
  const unit = useQuery(asking(units.read, { id: batch.unitId })).data
  const keeper = unit?.above.find(({ kind: level }) => level === 'commune') ?? unit
  const where = unit && [unitName(unit), ...(keeper !== unit && keeper ? [unitName(keeper)] : [])]

  return (
    <section className="paper" aria-label={paper.title}>
      <header className="paper-heads">
        <p>
          <strong>{keeper ? unitHeading(keeper) : ''}</strong>
          <br />
          {fill(paper.number, { number: batch.number, year: batch.year })}
        </p>
        <p>
          <strong>{paper.country}</strong>
          <br />
          <strong className="paper-motto">{paper.motto}</strong>
        </p>
      </header>
      <div className="paper-title">
        <h2>{paper.title}</h2>
        <p>
          <strong>{paper.of[kind]}</strong>
        </p>
        <p className="small">({paper.inHouse})</p>
      </div>
      <p>
        {fill(paper.when, {
          time: batch.at,
          day: numbers.longDay(batch.on),
          place: batch.place,
          unit: where?.join(', ') ?? '',
        })}
      </p>
      <p>{paper.who}</p>
      <ol>
        <li>
          <strong>{byOne.name}</strong>
        </li>
        <li>
          <strong>{byTwo.name}</strong>
        </li>
      </ol>
      <p>{paper.did[kind]}</p>
      <dl className="paper-lines">
        <Line label={paper.seal}>{batch.sealWhole ? paper.whole : paper.broken}</Line>
        {batch.attendance !== null && (
          <Line label={paper.attendance}>{numbers.number(batch.attendance)}</Line>
        )}
        <Line label={paper.letters[kind]}>{numbers.number(letters)}</Line>
        <Line label={paper.typed}>{numbers.number(typedIn)}</Line>
        {confirmedAt && <Line label={paper.rest}>{numbers.number(letters - typedIn)}</Line>}
        <Line label={paper.remarks}>{batch.remarks || paper.nothing}</Line>
      </dl>
      <p>{paper.handed}</p>
      <p>{paper.promise}</p>
      <div className="paper-signs">
        <Sign who={paper.one} name={byOne.name} />
        <Sign who={paper.two} name={byTwo.name} />
      </div>
      <p className="small soft">
        {confirmedAt
          ? fill(paper.confirmed, { name: byTwo.name, moment: numbers.moment(confirmedAt) })
          : paper.unconfirmed}
      </p>
    </section>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="number">{children}</dd>
    </div>
  )
}

function Sign({ who, name }: { who: string; name: string }) {
  const { paper } = useBoxWords()
  return (
    <div>
      <p>
        <strong>{who}</strong>
        <br />
        <em className="small">{paper.sign}</em>
      </p>
      <p>{name}</p>
    </div>
  )
}
