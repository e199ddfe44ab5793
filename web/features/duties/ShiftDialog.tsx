import { useState } from 'react'
import { Link } from 'wouter'
import { duties, type Shift } from '../../../contract/duties.ts'
import type { Roster } from '../../../contract/model-works.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useNumbers } from '../../lib/language.tsx'
import { Choices } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDutyWords } from './duty-words.ts'
import { After, ShiftTag, useShiftName, Who } from './ShiftLine.tsx'
import { Swapping } from './Swapping.tsx'
import { Tend } from './Tend.tsx'
import { type Of, useDutyAct, type Week } from './use-duty-act.ts'
import { isMine } from './week-days.ts'

type ShiftDialogProps = {
  of: Of
  shift: Shift
  week: Week
  works: Roster
  /** Of which model. */
  label: string
  onClose: () => void
}

/** One shift: when, where, who, how it went; and what may still be done about it. */
export function ShiftDialog({ of, shift, week, works, label, onClose }: ShiftDialogProps) {
  const words = useDutyWords()
  const numbers = useNumbers()
  const nameOf = useShiftName(works)
  const { mayKeep } = week
  // One's own shift is begun and ended at the head of the page; whoever keeps the roster does it for those
  // without the app.
  const mayTend =
    mayKeep && !isMine(shift.turns) && (shift.state === 'started' || shift.state === 'planned')
  const mayExcuse = shift.state === 'missed' && (mayKeep || isMine(shift.turns))
  return (
    <Dialog title={nameOf(shift.shift)} onClose={onClose}>
      <p className="shift-facts">
        <strong>{numbers.day(shift.on)}</strong>
        <span className="number">
          {shift.from}–{shift.to}
          {shift.to <= shift.from && ` (${words.overMidnight})`}
        </span>
        {shift.place && <span>{shift.place}</span>}
        <Who shift={shift} />
        <span className="row tags">
          <ShiftTag shift={shift} works={works} />
        </span>
        <After shift={shift} />
        {shift.activityId && (
          <Link href={`/xa/${of.keeperId}/nhat-ky/${shift.activityId}`}>{words.inDiary}</Link>
        )}
      </p>
      <Swapping of={of} shift={shift} week={week} />
      {mayTend && <Tend of={of} shift={shift} works={works} label={label} />}
      {mayKeep && shift.state === 'planned' && (
        <>
          <Assign of={of} shift={shift} week={week} onDone={onClose} />
          <WithReason of={of} shift={shift} what="callOff" onDone={onClose} />
        </>
      )}
      {mayExcuse && <WithReason of={of} shift={shift} what="excuse" onDone={onClose} />}
    </Dialog>
  )
}

type PartProps = { of: Of; shift: Shift; onDone: () => void }

function Assign({ of, shift, week, onDone }: PartProps & { week: Week }) {
  const words = useDutyWords()
  const [hands, setHands] = useState(() => shift.turns.map(({ handId }) => handId))
  const assigning = useDutyAct(duties.assign, onDone)
  const agreed = week.hands.filter((hand) => hand.agreed)
  return (
    <details className="unfold">
      <summary>{words.assign}</summary>
      <Form
        says={agreed.length > 0 ? words.assignSays : words.assignNoHands}
        act={words.assign}
        busy={assigning.isPending}
        error={assigning.error}
        onSubmit={() => assigning.mutate({ ...of, id: shift.id, edition: shift.edition, hands })}
      >
        <Choices
          label={words.roster.hands}
          look="list"
          options={agreed.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
          value={hands}
          onChange={setHands}
        />
      </Form>
    </details>
  )
}

/** Calls a shift off or says why it was missed: a reason and one act. */
function WithReason({ of, shift, what, onDone }: PartProps & { what: 'callOff' | 'excuse' }) {
  const words = useDutyWords()
  const [reason, setReason] = useState(shift.reason)
  const acting = useDutyAct(duties[what], onDone)
  return (
    <details className="unfold" open={what === 'excuse'}>
      <summary>{words[what]}</summary>
      <Form
        says={what === 'excuse' ? words.excuseSays : words.callOffSays}
        act={words[what]}
        busy={acting.isPending}
        error={acting.error}
        onSubmit={() => acting.mutate({ ...of, id: shift.id, edition: shift.edition, reason })}
      >
        <TextField
          label={words.reason}
          required
          maxLength={200}
          error={fieldErrors(acting.error)['reason']}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </details>
  )
}
