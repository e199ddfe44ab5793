import { useState } from 'react'
import { duties, type Hand, type Rota } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useLanguage, useWords } from '../../lib/language.tsx'
import { today } from '../../lib/numbers.ts'
import { uuid7 } from '../../lib/uuid7.ts'
import { Choice, Choices } from '../../ui/Choice.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { DayField, TextField } from '../../ui/TextField.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct } from './use-duty-act.ts'

type RotaDialogProps = {
  of: Of
  /** The line that is changed; without one it is new. */
  line: Rota | undefined
  hands: Hand[]
  works: Roster
  onClose: () => void
}

/** A line of the roster: which shift, when, where, who. A new one begins with the catalog's own times. */
export function RotaDialog({ of, line, hands, works, onClose }: RotaDialogProps) {
  const words = useDutyWords()
  const { roster } = words
  const { say } = useLanguage()
  const { pieces } = useWords()
  const [id] = useState(() => line?.id ?? uuid7())
  const [said, setSaid] = useState(() => firstOf(line, works))
  const change = (more: Partial<typeof said>) => setSaid((now) => ({ ...now, ...more }))
  const keeping = useDutyAct(duties.keepRota, onClose)
  const errors = fieldErrors(keeping.error)

  function pick(shift: string) {
    const known = works.shifts.find((each) => each.id === shift)
    const { from, to, weekdays } = known ?? said
    change(line ? { shift } : { shift, from, to, weekdays: [...weekdays] })
  }

  return (
    <FormDialog
      title={line ? roster.change : roster.add}
      act={pieces.save}
      busy={keeping.isPending}
      error={keeping.error}
      onClose={onClose}
      onSubmit={() =>
        keeping.mutate({
          ...of,
          id,
          ...said,
          ...(line && { edition: line.edition }),
          until: said.until || null,
        })
      }
    >
      {works.shifts.length > 1 && (
        <Choice
          label={roster.shift}
          required
          options={works.shifts.map((shift) => ({ value: shift.id, label: say(shift.name) }))}
          value={said.shift}
          onChange={pick}
        />
      )}
      <div className="pair">
        <TextField
          label={roster.from}
          type="time"
          required
          error={errors['from']}
          value={said.from}
          onChange={(from) => change({ from })}
        />
        <TextField
          label={roster.to}
          type="time"
          required
          error={errors['to']}
          value={said.to}
          onChange={(to) => change({ to })}
        />
      </div>
      <p className="hint">{roster.toHint}</p>
      <Choices
        label={roster.weekdays}
        required
        error={errors['weekdays']}
        options={words.weekdayShort.map((label, at) => ({ value: String(at + 1), label }))}
        value={said.weekdays.map(String)}
        onChange={(days) => change({ weekdays: days.map(Number) })}
      />
      <TextField
        label={roster.place}
        maxLength={200}
        error={errors['place']}
        value={said.place}
        onChange={(place) => change({ place })}
      />
      {hands.some(({ agreed }) => agreed) && (
        <Choices
          label={roster.hands}
          look="list"
          error={errors['hands']}
          options={hands
            .filter(({ agreed }) => agreed)
            .map(({ id: value, name }) => ({ value, label: name ?? '' }))}
          value={said.hands}
          onChange={(chosen) => change({ hands: chosen })}
        />
      )}
      <div className="pair">
        <DayField
          label={roster.since}
          required
          error={errors['since']}
          value={said.since}
          onChange={(since) => change({ since })}
        />
        <DayField
          label={roster.until}
          hint={roster.untilHint}
          min={said.since}
          error={errors['until']}
          value={said.until}
          onChange={(until) => change({ until })}
        />
      </div>
    </FormDialog>
  )
}

function firstOf(line: Rota | undefined, works: Roster) {
  const [first] = works.shifts
  return {
    shift: line?.shift ?? first?.id ?? '',
    from: line?.from ?? first?.from ?? '',
    to: line?.to ?? first?.to ?? '',
    weekdays: [...(line?.weekdays ?? first?.weekdays ?? [])],
    place: line?.place ?? '',
    hands: line?.hands ?? [],
    since: line?.since ?? today(),
    until: line?.until ?? '',
  }
}
