import { useState } from 'react'
import { type Checklist, checklists } from '../../../contract/checklists.ts'
import { fieldErrors } from '../../lib/call.ts'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useBookWords } from './duty-books-words.ts'
import type { At } from './OfModel.tsx'
import { useBookAct } from './use-book-act.ts'

type LookDialogProps = { at: At; now: NonNullable<Checklist['now']>; onClose: () => void }
type Said = { met: boolean | undefined; note: string }

/** Going through a checklist, item by item: met, or not and what is missing. */
export function LookDialog({ at, now, onClose }: LookDialogProps) {
  const words = useBookWords()
  const [id] = useState(uuid7)
  const [on, setOn] = useState(today())
  const [said, setSaid] = useState<Said[]>(() =>
    now.items.map(() => ({ met: undefined, note: '' })),
  )
  const [missing, setMissing] = useState<number[]>([])
  const looking = useBookAct(checklists.look, onClose)
  const errors = fieldErrors(looking.error)
  const change = (place: number, more: Partial<Said>) =>
    setSaid((all) => all.map((each, index) => (index === place ? { ...each, ...more } : each)))

  function submit() {
    const silent = said.flatMap(({ met }, place) => (met === undefined ? [place] : []))
    setMissing(silent)
    if (silent.length > 0) return
    looking.mutate({
      ...at,
      id,
      on,
      version: now.version,
      met: said.map(({ met }) => met === true),
      notes: said.map(({ note }) => note),
    })
  }

  return (
    <FormDialog
      title={words.look}
      says={words.lookSays}
      act={words.lookSave}
      busy={looking.isPending}
      error={looking.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {now.items.map((item, place) => (
        <div key={item} className="stack tight look-item">
          <Choice
            label={`${place + 1}. ${item}`}
            options={[
              { value: 'met', label: words.met },
              { value: 'not', label: words.notMet },
            ]}
            error={missing.includes(place) ? 'missing' : undefined}
            value={said[place]?.met === undefined ? undefined : said[place].met ? 'met' : 'not'}
            onChange={(value) => change(place, { met: value === 'met' })}
          />
          {said[place]?.met === false && (
            <TextField
              label={words.lookNote}
              required
              maxLength={500}
              error={errors[`notes.${place}`]}
              value={said[place].note}
              onChange={(note) => change(place, { note })}
            />
          )}
        </div>
      ))}
      <DayField
        label={words.on}
        required
        max={today()}
        error={errors['on']}
        value={on}
        onChange={setOn}
      />
    </FormDialog>
  )
}
