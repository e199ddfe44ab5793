import { useQuery } from '@tanstack/react-query'
import type { Review } from '../../../contract/plans.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Paper, PaperLine } from '../../ui/Paper.tsx'
import { usePlanWords, useReasonSentence } from './plan-words.ts'

/** The minutes of a review on paper: each model that was laid before it, why, and what was decided. */
export function MinutesPaper({ review, onClose }: { review: Review; onClose: () => void }) {
  const { paper, kinds, decisions } = usePlanWords()
  const numbers = useNumbers()
  const sentence = useReasonSentence()
  const keeper = useQuery(asking(units.read, { id: review.keeperId })).data
  const [secretary = '', chair = ''] = paper.signs
  const decided = new Map(review.decisions.map((each) => [each.model.id, each]))
  const spoken = review.quiet.filter(({ model }) => decided.has(model.id))
  const lines = [...review.agenda, ...spoken]
  return (
    <Paper
      title={fill(paper.title, { kind: kinds[review.kind].toLocaleLowerCase('vi') })}
      of={fill(paper.of, { unit: unitName(review.unit) })}
      from={keeper ? unitHeading(keeper) : ''}
      place={keeper?.name ?? ''}
      signs={[{ role: secretary }, { role: chair }]}
      onClose={onClose}
    >
      <PaperLine label={paper.on}>{numbers.day(review.on)}</PaperLine>
      <PaperLine label={paper.since}>{numbers.day(review.since)}</PaperLine>
      <table>
        <thead>
          <tr>
            {paper.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ model, reasons }, at) => {
            const decision = decided.get(model.id)
            return (
              <tr key={model.id}>
                <td>{at + 1}</td>
                <td>
                  {model.name}
                  <br />
                  <em>{unitName(model.unit)}</em>
                </td>
                <td>{reasons.map(sentence).join(' ')}</td>
                <td>
                  {decision ? (
                    <>
                      <strong>{decisions[decision.decision]}</strong>
                      <br />
                      {decision.reason}
                    </>
                  ) : (
                    paper.undecided
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {review.quietCount > spoken.length && (
        <p>{fill(paper.quiet, { count: numbers.number(review.quietCount - spoken.length) })}</p>
      )}
      {review.notes && (
        <>
          <h2>{paper.notes}</h2>
          <p className="a4-said">{review.notes}</p>
        </>
      )}
    </Paper>
  )
}
