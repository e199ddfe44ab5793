import { useQuery } from '@tanstack/react-query'
import type { Notice } from '../../../contract/notices.ts'
import { units } from '../../../contract/units.ts'
import { asking } from '../../lib/call.ts'
import { fill, useNumbers } from '../../lib/language.tsx'
import { unitHeading, unitName } from '../../lib/unit-name.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useLibraryWords } from './library-words.ts'
import { useNotifying } from './notifying.ts'
import { Outcomes } from './Outcomes.tsx'

const upper = (words: string) => words.toLocaleUpperCase('vi')

/** A notice as it is printed and sent out: made out by whoever published it, its number left to be written. */
export function NoticePaper({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const words = useLibraryWords()
  const numbers = useNumbers()
  const { reachOf } = useNotifying()
  const { model, commune, reach, asked } = notice
  const above = useQuery(asking(units.read, { id: commune.id })).data?.above
  const by = reach ?? asked ?? above?.find(({ kind }) => kind === 'province') ?? commune
  // Which office of the nation sends it out is for that office to write.
  const whole = by.kind === 'nation'
  return (
    <Paper
      title={words.paperTitle}
      of={fill(words.paperOf, { model: model.name })}
      from={whole ? words.paperBlank : upper(fill(words.paperOver, { province: unitName(by) }))}
      place={whole ? words.paperBlank : by.name}
      numbered={whole ? words.paperBlank : words.paperNumber}
      internal={false}
      signs={[{ role: whole ? words.paperBlank : upper(words.paperSign) }]}
      receivers={
        <div className="notice-receivers">
          <em>{words.paperReceivers}</em>
          <ul>
            <li>{fill(words.paperReceiverPlaces, { reach: reachOf(by) })}</li>
            <li>{unitHeading(commune)};</li>
            <li>{words.paperReceiverFile}</li>
          </ul>
        </div>
      }
      onClose={onClose}
    >
      {notice.state !== 'published' && (
        <p className="a4-of">
          <strong>{words.paperDraft}</strong>
        </p>
      )}
      <h2>{notice.title}</h2>
      {model.startedOn && (
        <p className="a4-said">
          {fill(words.paperPlace, {
            model: model.name,
            unit: unitName(model.unit),
            commune: unitName(commune),
            day: numbers.day(model.startedOn),
          })}
        </p>
      )}
      {notice.text.split(/\n+/).map((paragraph, at) => (
        <p key={at} className="a4-said">
          {paragraph}
        </p>
      ))}
      <Outcomes outcome={notice.figures} />
    </Paper>
  )
}
