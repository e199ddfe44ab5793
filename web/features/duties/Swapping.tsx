import { useState } from 'react'
import { duties, type Shift } from '../../../contract/duties.ts'
import { fieldErrors } from '../../lib/call.ts'
import { fill } from '../../lib/language.tsx'
import { uuid7 } from '../../lib/uuid7.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Refusal } from '../../ui/Status.tsx'
import { SelectField, TextField } from '../../ui/TextField.tsx'
import { useDutyWords } from './duty-words.ts'
import { type Of, useDutyAct, type Week } from './use-duty-act.ts'
import { isMine } from './week-days.ts'

type SwappingProps = { of: Of; shift: Shift; week: Week }

/** Asking somebody to take one's shift, and answering who asks. */
export function Swapping({ of, shift, week }: SwappingProps) {
  const words = useDutyWords()
  const [asking, setAsking] = useState(false)
  const answering = useDutyAct(duties.answerSwap)
  const me = week.hands.find(({ mine }) => mine)
  if (!me || shift.state !== 'planned') return null
  const nameOf = (hand: string) => week.hands.find(({ id }) => id === hand)?.name ?? ''
  const own = shift.swaps.find(({ from }) => from === me.id)
  const toMe = shift.swaps.filter(({ to }) => to === me.id)
  const answer = (swapId: string, said: 'agreed' | 'declined' | 'taken_back') =>
    answering.mutate({ ...of, id: shift.id, swapId, answer: said })

  return (
    <div className="stack tight">
      {toMe.map((swap) => (
        <div key={swap.id} className="notice stack tight">
          <p>
            {fill(words.swapAskedYou, { name: nameOf(swap.from) })}
            {swap.reason && ` ${words.reason}: ${swap.reason}`}
          </p>
          <div className="row">
            <Button busy={answering.isPending} onClick={() => answer(swap.id, 'agreed')}>
              {words.swapAgree}
            </Button>
            <Button
              look="plain"
              busy={answering.isPending}
              onClick={() => answer(swap.id, 'declined')}
            >
              {words.swapDecline}
            </Button>
          </div>
        </div>
      ))}
      {own && (
        <div className="row">
          <span className="small">{fill(words.swapAsked, { name: nameOf(own.to) })}</span>
          <Button
            look="plain"
            busy={answering.isPending}
            onClick={() => answer(own.id, 'taken_back')}
          >
            {words.swapTakeBack}
          </Button>
        </div>
      )}
      <Refusal error={answering.error} />
      {!own && isMine(shift.turns) && (
        <div className="row">
          <Button icon="people" onClick={() => setAsking(true)}>
            {words.swap}
          </Button>
        </div>
      )}
      {asking && <AskDialog of={of} shift={shift} week={week} onClose={() => setAsking(false)} />}
    </div>
  )
}

function AskDialog({ of, shift, week, onClose }: SwappingProps & { onClose: () => void }) {
  const words = useDutyWords()
  const [swapId] = useState(() => uuid7())
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string>()
  const asking = useDutyAct(duties.askSwap, onClose)
  // Who has no app cannot answer here: they are settled by whoever keeps the roster.
  const others = week.hands.filter(
    ({ id, agreed, account, mine }) =>
      agreed && account && !mine && !shift.turns.some(({ handId }) => handId === id),
  )
  return (
    <FormDialog
      title={words.swap}
      says={words.swapSays}
      act={words.swapSend}
      busy={asking.isPending}
      error={asking.error}
      onClose={onClose}
      onSubmit={() => {
        setMissing(to ? undefined : 'missing')
        if (to) asking.mutate({ ...of, id: shift.id, swapId, to, reason })
      }}
    >
      <SelectField
        label={words.swapTo}
        required
        blank={words.choose}
        error={missing ?? fieldErrors(asking.error)['to']}
        options={others.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
        value={to}
        onChange={setTo}
      />
      <TextField label={words.swapReason} maxLength={200} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
