import { useState } from 'react'
import { signals } from '../../../contract/signals.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill, useWords } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choices } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { SignalProps } from './SignalPage.tsx'
import { useSignalWords } from './signal-words.ts'
import { useSignalAct } from './use-signal-act.ts'

/** Sets the hour of the signal; a new one begins with the catalog's own. */
export function HourDialog({ of, page, usual, onClose }: SignalProps & { onClose: () => void }) {
  const words = useSignalWords()
  const { pieces } = useWords()
  const toast = useToast()
  const { signal } = page
  const [id] = useState(() => signal?.id ?? uuid7())
  const [at, setAt] = useState(signal?.at ?? usual.at)
  const [winterAt, setWinterAt] = useState((signal ? signal.winterAt : usual.winterAt) ?? '')
  const [until, setUntil] = useState(signal?.until ?? usual.until ?? '')
  const [weekdays, setWeekdays] = useState(() => signal?.weekdays ?? [...usual.weekdays])
  const keeping = useSignalAct(signals.keep, () => {
    toast({ text: words.saved })
    onClose()
  })
  const errors = fieldErrors(keeping.error)

  return (
    <FormDialog
      title={signal ? words.change : words.set}
      says={fill(words.usual, { at: usual.at })}
      act={pieces.save}
      busy={keeping.isPending}
      error={keeping.error}
      onClose={onClose}
      onSubmit={() =>
        keeping.mutate({
          ...of,
          id,
          at,
          weekdays,
          ...(signal && { edition: signal.edition }),
          ...(winterAt && { winterAt }),
          ...(usual.until && until && { until }),
        })
      }
    >
      <TextField
        label={words.at}
        type="time"
        required
        error={errors['at']}
        value={at}
        onChange={setAt}
      />
      <TextField
        label={words.winterAt}
        hint={words.winterHint}
        type="time"
        error={errors['winterAt']}
        value={winterAt}
        onChange={setWinterAt}
      />
      {usual.until && (
        <TextField
          label={words.until}
          type="time"
          error={errors['until']}
          value={until}
          onChange={setUntil}
        />
      )}
      <Choices
        label={words.weekdays}
        required
        error={errors['weekdays']}
        options={words.weekdayShort.map((label, day) => ({ value: String(day + 1), label }))}
        value={weekdays.map(String)}
        onChange={(days) => setWeekdays(days.map(Number))}
      />
    </FormDialog>
  )
}
