import { useState } from 'react'
import { Circle, Outcome } from '../../../contract/alarm-kinds.ts'
import { type Alarm, alarms as endpoints } from '../../../contract/alarms.ts'
import { fieldErrors } from '../../lib/call.ts'
import { useWords } from '../../lib/language.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useAct } from './use-act.ts'

type ActProps = { alarm: Alarm; onClose: () => void }

/** Acts that take one line of words: adding words, saying it was a mistake, handing over. */
export function WordsDialog({
  alarm,
  act,
  onClose,
}: ActProps & { act: 'say' | 'takeBack' | 'handOver' }) {
  const { alarms } = useWords()
  const [line, setLine] = useState('')
  const at = { keeperId: alarm.keeperId, id: alarm.id }
  const saying = useAct(endpoints.say, onClose)
  const takingBack = useAct(endpoints.takeBack, onClose)
  const handingOver = useAct(endpoints.handOver, onClose)
  const { doing, submit, title, says, label, hint } = {
    say: {
      doing: saying,
      submit: () => saying.mutate({ ...at, text: line }),
      title: alarms.say,
      says: alarms.saySays,
      label: alarms.sayWords,
      hint: undefined,
    },
    takeBack: {
      doing: takingBack,
      submit: () => takingBack.mutate({ ...at, reason: line }),
      title: alarms.takeBack,
      says: alarms.takeBackSays,
      label: alarms.takeBackReason,
      hint: alarms.takeBackHint,
    },
    handOver: {
      doing: handingOver,
      submit: () => handingOver.mutate({ ...at, to: line }),
      title: alarms.handOver,
      says: alarms.handOverSays,
      label: alarms.handOverTo,
      hint: alarms.handOverHint,
    },
  }[act]
  const [error] = Object.values(fieldErrors(doing.error))

  return (
    <Dialog title={title} onClose={onClose}>
      <Form says={says} act={title} busy={doing.isPending} error={doing.error} onSubmit={submit}>
        <TextField
          label={label}
          hint={hint}
          required
          maxLength={200}
          error={error}
          value={line}
          onChange={setLine}
        />
      </Form>
    </Dialog>
  )
}

/** Carries the alarm further without waiting for the clock. */
export function CarryDialog({ alarm, onClose }: ActProps) {
  const { alarms } = useWords()
  const reached = Circle.options.indexOf(alarm.circle)
  const further = Circle.options.slice(reached + 1)
  const [to, setTo] = useState<Circle | undefined>(further[0])
  const carrying = useAct(endpoints.carry, onClose)
  const { keeperId, id } = alarm
  return (
    <Dialog title={alarms.carry} onClose={onClose}>
      <Form
        says={further.length > 0 ? alarms.carrySays : alarms.nextNone}
        act={alarms.carry}
        busy={carrying.isPending || !to}
        error={carrying.error}
        onSubmit={() => to && carrying.mutate({ keeperId, id, to })}
      >
        <Choice
          label={alarms.carryTo}
          look="list"
          options={further.map((value) => ({ value, label: alarms.circles[value] }))}
          value={to}
          onChange={(chosen) => setTo(chosen as Circle)}
        />
      </Form>
    </Dialog>
  )
}

/** Ends the alarm with what it was. A drill ends as a drill, and nothing else does. */
export function CloseDialog({ alarm, onClose }: ActProps) {
  const { alarms } = useWords()
  const offered = Outcome.options.filter((outcome) => (outcome === 'drill') === alarm.drill)
  const [outcome, setOutcome] = useState<Outcome | undefined>(alarm.drill ? 'drill' : undefined)
  const [reason, setReason] = useState('')
  const [unchosen, setUnchosen] = useState(false)
  const closing = useAct(endpoints.close, onClose)
  const errors = fieldErrors(closing.error)
  const { keeperId, id } = alarm

  function submit() {
    setUnchosen(!outcome)
    if (outcome) closing.mutate({ keeperId, id, outcome, reason })
  }

  return (
    <Dialog title={alarms.close} onClose={onClose}>
      <Form
        says={alarms.closeSays}
        act={alarms.close}
        busy={closing.isPending}
        error={closing.error}
        onSubmit={submit}
      >
        <Choice
          label={alarms.outcome}
          look="list"
          required
          error={unchosen ? 'missing' : errors['outcome']}
          options={offered.map((value) => ({ value, label: alarms.outcomes[value] }))}
          value={outcome}
          onChange={(chosen) => setOutcome(chosen as Outcome)}
        />
        <TextArea
          label={alarms.reason}
          maxLength={1000}
          error={errors['reason']}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  )
}
