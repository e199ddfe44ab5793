import type { ActivityKind } from '../../../contract/catalog.ts'
import { useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { CatalogForm } from '../../ui/CatalogForm.tsx'
import { PhotoField } from '../../ui/PhotoField.tsx'
import { SurrenderLines } from '../../ui/SurrenderLines.tsx'
import { DayField, TextArea } from '../../ui/TextField.tsx'
import { asksSummary, blankLine, type Entry, type Faults } from './entry.ts'
import { OptionalParts } from './OptionalParts.tsx'
import { Stepper } from './Stepper.tsx'

type Change = Partial<Entry> | ((now: Entry) => Partial<Entry>)

type EntryBlanksProps = {
  keeperId: string
  kind: ActivityKind
  entry: Entry
  change: (changed: Change) => void
  faults: Faults
}

/** The blanks that a kind of activity asks for: its own, and those that the diary asks of every kind. */
export function EntryBlanks({ keeperId, kind, entry, change, faults }: EntryBlanksProps) {
  const { diary } = useWords()
  const { asks } = kind
  return (
    <>
      <DayField
        label={diary.day}
        required
        max={today()}
        error={faults['on']}
        value={entry.on}
        onChange={(on) => change({ on })}
      />
      <CatalogForm
        fields={kind.fields}
        answers={entry.answers}
        onChange={(answers) => change({ answers })}
        errors={answerFaults(faults)}
      />
      {kind.lines && (
        <SurrenderLines
          lines={entry.lines}
          faults={faults}
          blank={blankLine}
          onChange={(lines) => change({ lines })}
        />
      )}
      {asks.attendance !== 'no' && (
        <Stepper
          label={diary.attendance}
          required={asks.attendance === 'required'}
          error={faults['attendance']}
          value={entry.attendance}
          onChange={(attendance) => change({ attendance })}
        />
      )}
      {asksSummary(kind) && (
        <TextArea
          label={diary.summary}
          hint={diary.summaryHint}
          rows={2}
          maxLength={2000}
          error={faults['summary']}
          value={entry.summary}
          onChange={(summary) => change({ summary })}
        />
      )}
      {asks.photos !== 'no' && (
        <PhotoField
          keeperId={keeperId}
          label={diary.photos}
          required={asks.photos === 'required'}
          error={faults['photos'] ?? faults['evidence']}
          photos={entry.photos}
          onChange={(changed) => change((now) => ({ photos: changed(now.photos) }))}
        />
      )}
      <OptionalParts {...{ keeperId, kind, entry, change, faults }} />
    </>
  )
}

function answerFaults(faults: Faults): Faults {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([path, code]) =>
      path.startsWith('answers.') ? [[path.slice('answers.'.length), code]] : [],
    ),
  )
}
