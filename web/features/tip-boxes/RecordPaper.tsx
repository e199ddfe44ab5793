import { useQuery } from '@tanstack/react-query'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { useBoxWords } from './box-words.ts'
import type { Batch } from './change-boxes.ts'

/** The record as it is printed, signed and filed: numbers and two names, nothing of what a letter says. */
export function RecordPaper({ batch }: { batch: Batch }) {
  const { paper } = useBoxWords()
  const numbers = useNumbers()
  const { kind, letters, typedIn, byOne, byTwo, confirmedAt } = batch
  const unit = useQuery(asking(units.read, { id: batch.unitId })).data
  const keeper = unit?.above.find(({ kind: level }) => level === 'commune') ?? unit
  const where = unit && [unitName(unit), ...(keeper !== unit && keeper ? [unitName(keeper)] : [])]

  return (
    <Paper
      title={paper.title}
      of={paper.of[kind]}
      from={keeper ? unitHeading(keeper) : ''}
      place={keeper?.name ?? ''}
      number={batch.number}
      year={batch.year}
      signs={[
        { role: paper.one, name: byOne.name },
        { role: paper.two, name: byTwo.name },
      ]}
    >
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
      <PaperLine label={paper.seal}>{batch.sealWhole ? paper.whole : paper.broken}</PaperLine>
      {batch.attendance !== null && (
        <PaperLine label={paper.attendance}>{numbers.number(batch.attendance)}</PaperLine>
      )}
      <PaperLine label={paper.letters[kind]}>{numbers.number(letters)}</PaperLine>
      <PaperLine label={paper.typed}>{numbers.number(typedIn)}</PaperLine>
      {confirmedAt && <PaperLine label={paper.rest}>{numbers.number(letters - typedIn)}</PaperLine>}
      <PaperLine label={paper.remarks}>{batch.remarks || paper.nothing}</PaperLine>
      <p>{paper.handed}</p>
      <p>{paper.promise}</p>
      <p>
        {confirmedAt
          ? fill(paper.confirmed, { name: byTwo.name, moment: numbers.moment(confirmedAt) })
          : paper.unconfirmed}
      </p>
    </Paper>
  )
}
