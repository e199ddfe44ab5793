import { useQuery } from '@tanstack/react-query'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { useHands } from './Custody.tsx'
import { useSurrenderWords } from './surrender-words.ts'
import { photoAt } from './SurrenderPhotos.tsx'
import { useItems } from './use-items.ts'
import type { Surrender } from './use-surrender-act.ts'

type SurrenderPaperProps = { record: Surrender; onClose: () => void }

/** The record of delivery as it is printed and signed: the things, the hands, the photos. */
export function SurrenderPaper({ record, onClose }: SurrenderPaperProps) {
  const words = useSurrenderWords()
  const { paper } = words
  const numbers = useNumbers()
  const place = useQuery(asking(units.read, { id: record.keeperId })).data
  const { deliverer, evidence, receivedBy } = record
  const [giver = '', taker = ''] = paper.signs
  const later = record.custody.filter(({ step }) => step !== 'received')
  return (
    <Paper
      title={paper.title}
      from={place ? unitHeading(place) : ''}
      place={place?.name ?? ''}
      number={record.number}
      year={record.year}
      signs={[
        { role: giver, ...(deliverer && { name: deliverer.name, mark: deliverer.signature }) },
        { role: taker, name: receivedBy },
      ]}
      onClose={onClose}
    >
      {record.voidedAt && (
        <p>
          <strong>{fill(words.voidedFor, { reason: record.voidReason ?? '' })}</strong>
        </p>
      )}
      <PaperLine label={paper.when}>{numbers.longDay(record.on)}</PaperLine>
      <PaperLine label={paper.where}>{record.unitName}</PaperLine>
      <PaperLine label={paper.how}>{words.hows[record.how]}</PaperLine>
      <PaperLine label={paper.giver}>{deliverer?.name ?? paper.nameless}</PaperLine>
      <PaperLine label={paper.bornOn}>
        {deliverer?.bornOn && numbers.day(deliverer.bornOn)}
      </PaperLine>
      <PaperLine label={paper.idNumber}>{deliverer?.idNumber}</PaperLine>
      <PaperLine label={paper.address}>{deliverer?.address}</PaperLine>
      <PaperLine label={paper.taker}>{receivedBy}</PaperLine>
      <h2>{paper.lines}</h2>
      <Lines lines={record.lines} />
      <PaperLine label={paper.remarks}>{record.remarks}</PaperLine>
      {later.length > 0 && (
        <>
          <h2>{paper.custody}</h2>
          {later.map((step) => (
            <Step key={step.seq} step={step} />
          ))}
        </>
      )}
      {evidence.length > 0 && (
        <>
          <h2>{paper.photos}</h2>
          <div className="a4-photos">
            {evidence.map((photoId, at) => (
              <img
                key={photoId}
                src={photoAt(record, photoId)}
                alt={fill(words.photo, { number: at + 1 })}
              />
            ))}
          </div>
        </>
      )}
      <p>{paper.promise}</p>
    </Paper>
  )
}

function Lines({ lines }: Pick<Surrender, 'lines'>) {
  const words = useSurrenderWords()
  const { paper } = words
  const numbers = useNumbers()
  const { nameOf, unitOf } = useItems()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{paper.no}</th>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.quantity}</th>
          <th scope="col">{paper.unit}</th>
          <th scope="col">{words.mark}</th>
          <th scope="col">{words.condition}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ item, quantity, mark, condition }, at) => (
          <tr key={`${item} ${at}`}>
            <td>{at + 1}</td>
            <td>{nameOf(item)}</td>
            <td className="number">{numbers.number(quantity)}</td>
            <td>{unitOf(item)}</td>
            <td>{mark}</td>
            <td>{condition}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Step({ step }: { step: Surrender['custody'][number] }) {
  const words = useSurrenderWords()
  const numbers = useNumbers()
  const said = [useHands(step), step.toBody && fill(words.toBody, { body: step.toBody })]
  return (
    <PaperLine label={`${numbers.day(step.on)} · ${words.steps[step.step]}`}>
      {said.filter(Boolean).join('; ')}
    </PaperLine>
  )
}
